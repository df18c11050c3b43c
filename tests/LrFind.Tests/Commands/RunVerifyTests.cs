using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary><c>run --verify</c>: the range test and, behind it, short trainings.</summary>
public class RunVerifyTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    // Rules that read something else off the curves of optimizers they were not made for.
    private static readonly string[] s_confirmed = ["run", s_iris, "--no-plot", "--verify"];
    private static readonly string[] s_better = [.. s_confirmed, "--model", "linear", "--optimizer", "sgd", "--lr-max", "100"];
    private static readonly string[] s_unstable = [.. s_confirmed, "--optimizer", "rprop", "--rule", "valley"];
    private static readonly string[] s_inconclusive = ["run", Repo.Sample("digits.csv"), "--no-plot", "--verify", "--optimizer", "rprop", "--rule", "slide"];
    private static readonly string[] s_nothing = [.. s_confirmed, "--lr-max", "1e-4"];

    public static TheoryData<int, string, string[]> Outcomes() => new()
    {
        { 0, "confirmed: no rate around it does clearly better", s_confirmed },
        { 1, "better-elsewhere: 2.67e-01 does better from every seed", s_better },
        { 1, "unstable: trainings diverge; 5.43e-03 does best of those that do not", s_unstable },
        { 4, "inconclusive: no rate brings the loss on the rows held out below its start", s_inconclusive },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_outcome_is_a_section_of_the_summary_and_of_the_document_and_the_exit_code(int code, string words, string[] command)
    {
        Cli.Result summary = Cli.Run(command), json = Cli.Run([.. command, "--json"]);
        Assert.Equal((code, code), (summary.ExitCode, json.ExitCode));
        Assert.Contains($"verified    {words}\n", summary.Output, StringComparison.Ordinal);
        JsonElement section = JsonElement.Parse(json.Output).GetProperty("verification");
        Assert.Equal(words, $"{section.GetProperty("verdict").GetString()}: {section.GetProperty("message").GetString()}");
        Assert.Equal(3, section.GetProperty("trials").GetArrayLength());
        Assert.Equal(code == 1 ? JsonValueKind.Number : JsonValueKind.Null, section.GetProperty("better_rate").ValueKind);
    }

    [Fact]
    public void The_rate_that_stood_the_test_comes_as_lines_to_paste()
    {
        Cli.Result result = Cli.Run([.. s_confirmed, "--optimizer", "sgd", "--momentum", "0.9", "--clip-norm", "1"]);
        int start = result.Output.IndexOf("paste       ", StringComparison.Ordinal);
        Golden.Match("run/iris-paste.txt", result.Output[start..]);
        Assert.All(result.Output[start..].Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void A_better_rate_is_the_one_to_paste()
    {
        Assert.Contains("optimizer = torch.optim.SGD(model.parameters(), lr=2.67e-01)\n", Cli.Run(s_better).Output, StringComparison.Ordinal);
        JsonElement paste = JsonElement.Parse(Cli.Run([.. s_better, "--json"]).Output).GetProperty("paste");
        Assert.Equal(["TorchSharp", "PyTorch", "Keras"], paste.EnumerateArray().Select(p => p.GetProperty("framework").GetString()));
        Assert.Equal("optimizer = torch.optim.SGD(model.parameters(), lr=2.67e-01)", paste[1].GetProperty("optimizer").GetString());
        Assert.Contains("OneCycleLR", paste[1].GetProperty("one_cycle").GetString()!, StringComparison.Ordinal);
        Assert.Contains("CyclicLR", paste[1].GetProperty("cyclical").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_stand_the_test_is_nothing_to_paste()
    {
        Assert.DoesNotContain("paste", Cli.Run(s_unstable).Output, StringComparison.Ordinal);
        Assert.Equal(0, JsonElement.Parse(Cli.Run([.. s_inconclusive, "--json"]).Output).GetProperty("paste").GetArrayLength());
    }

    [Fact]
    public void Without_a_suggestion_there_is_nothing_to_verify()
    {
        Cli.Result result = Cli.Run(s_nothing);
        Assert.Equal(4, result.ExitCode);
        Assert.DoesNotContain("verified", result.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(Cli.Run([.. s_nothing, "--json"]).Output).GetProperty("verification").ValueKind);
    }

    [Fact]
    public void The_bare_number_is_the_one_that_stood_the_test()
    {
        Assert.Equal("2.67e-01\n", Cli.Run([.. s_better, "--quiet"]).Output);
        Assert.Equal("5.43e-03\n", Cli.Run([.. s_unstable, "--quiet"]).Output);
        Cli.Result nothing = Cli.Run([.. s_inconclusive, "--quiet"]);
        Assert.Equal("", nothing.Output);
        Assert.Equal("lrfind: no rate to take (inconclusive): no rate brings the loss on the rows held out below its start", nothing.ErrorLines[^1]);
    }

    [Fact]
    public void What_it_shares_with_verify_is_written_and_said_alike()
    {
        Cli.Result run = Cli.Run(s_confirmed), verify = Cli.Run("verify", s_iris, "--no-plot");
        JsonElement runs = JsonElement.Parse(Cli.Run([.. s_confirmed, "--json"]).Output), verifies = JsonElement.Parse(Cli.Run("verify", s_iris, "--no-plot", "--json").Output);
        JsonElement one = runs.GetProperty("verification"), other = verifies.GetProperty("verification");
        Assert.Equal(one.EnumerateObject().Select(p => p.Name), other.EnumerateObject().Select(p => p.Name));
        foreach (JsonProperty shared in verifies.EnumerateObject().Where(p => p.Name is not ("kind" or "verification" or "files")))
            Assert.Equal(runs.GetProperty(shared.Name).GetRawText(), shared.Value.GetRawText());
        foreach (string fact in new[] { "learning_rate", "verdict", "message", "schedule" })
            Assert.Equal(one.GetProperty(fact).GetRawText(), other.GetProperty(fact).GetRawText());
        string Line(Cli.Result result) => Assert.Single(result.Output.Split('\n'), l => l.StartsWith("verified ", StringComparison.Ordinal));
        Assert.Equal(Line(run), Line(verify));
    }

    [Fact]
    public void The_suggestion_stands_in_the_middle_of_the_rates()
    {
        JsonElement json = JsonElement.Parse(Cli.Run([.. s_confirmed, "--json"]).Output);
        double suggestion = json.GetProperty("suggestion").GetProperty("learning_rate").GetDouble();
        double[] rates = [.. json.GetProperty("verification").GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("learning_rate").GetDouble())];
        Assert.Equal([suggestion / 3, suggestion, 3 * suggestion], rates, (a, b) => Math.Abs(a / b - 1) < 1e-12);
    }

    [Fact]
    public void The_files_are_those_of_a_run_and_the_bare_number_is_the_suggestion()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Cli.Run("run", s_iris, "--verify", "--output", folder.Path, "--json", "r.json").ExitCode);
        Assert.Equal(["iris.lr.png", "r.json"], folder.Files.Order());
        Assert.Equal("confirmed", JsonElement.Parse(File.ReadAllText(folder.PathOf("r.json"))).GetProperty("verification").GetProperty("verdict").GetString());
        Assert.Equal(Cli.Run("run", s_iris, "--no-plot", "--quiet").Output, Cli.Run([.. s_confirmed, "--quiet"]).Output);
    }

    [Fact]
    public void A_run_that_was_not_asked_to_verify_does_not()
    {
        Assert.DoesNotContain("verified", Cli.Run("run", s_iris, "--no-plot").Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(Cli.Run("run", s_iris, "--no-plot", "--json").Output).GetProperty("verification").ValueKind);
    }
}
