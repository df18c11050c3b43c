using System.Globalization;
using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary><c>lrfind suggest report.json</c>: the curves of a report, read again.</summary>
public class SuggestReportTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string s_old = Repo.PathOf("tests/fixtures/reports/run-schema-2.json");

    [Theory]
    [InlineData("iris.csv")]
    [InlineData("titanic.csv", "--target", "survived", "--seed", "7")]
    [InlineData("diabetes.csv", "--probe-rows", "0", "--optimizer", "sgd", "--momentum", "0.9")]
    [InlineData("iris.csv", "--step-mode", "linear", "--repeats", "1", "--lr-max", "1")]
    [InlineData("iris.csv", "--steps", "500", "--repeats", "1")]
    [InlineData("iris.csv", "--lr-max", "1e-4")]
    [InlineData("iris.csv", "--lr-min", "3", "--lr-max", "1000")]
    public void A_report_gives_the_answer_of_its_run(string sample, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string report = folder.PathOf("run.json");
        int exitCode = Cli.Run(["run", Repo.Sample(sample), "--no-plot", "--json", report, .. options]).ExitCode;
        Cli.Result again = Cli.Run("suggest", report, "--no-plot", "--json");
        Assert.Equal(exitCode, again.ExitCode);
        JsonElement run = JsonElement.Parse(File.ReadAllText(report)), read = JsonElement.Parse(again.Output);
        Assert.Equal(run.GetProperty("verdict").GetProperty("code").GetString(), read.GetProperty("verdict").GetProperty("code").GetString());
        foreach (string column in new[] { "lr", "steps", "measure", "repeats" })
            Assert.Equal(run.GetProperty("curve").GetProperty(column).GetRawText(), read.GetProperty("curve").GetProperty(column).GetRawText());
        if (exitCode == 0)
            Assert.Equal(1, RateOf(read) / RateOf(run), 1e-5);
    }

    [Fact]
    public void A_report_of_suggest_gives_its_answer_too()
    {
        using var folder = new TemporaryFolder();
        string first = folder.PathOf("first.json");
        Cli.Run("suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--no-plot", "--json", first);
        JsonElement again = JsonElement.Parse(Cli.Run("suggest", first, "--no-plot", "--json").Output);
        Assert.Equal(1, RateOf(again) / RateOf(JsonElement.Parse(File.ReadAllText(first))), 1e-5);
    }

    [Theory]
    [InlineData("run-schema-2.json")]
    [InlineData("suggest-schema-2.json")]
    public void Reports_of_earlier_versions_give_their_answers_to_the_last_digit(string name)
    {
        string file = Repo.PathOf($"tests/fixtures/reports/{name}");
        JsonElement again = JsonElement.Parse(Cli.Run("suggest", file, "--no-plot", "--json").Output);
        Assert.Equal(RateOf(JsonElement.Parse(File.ReadAllText(file))), RateOf(again));
    }

    [Fact]
    public void A_report_of_an_earlier_version_is_a_baseline() =>
        Assert.Equal(0, Cli.Run("check", s_iris, "--baseline", s_old, "--steps", "40", "--repeats", "2", "--max-drift", "0.01").ExitCode);

    [Theory]
    [InlineData("step,lr,loss\n", 10)]
    [InlineData("# steps: 60\nstep,lr,loss\n", 1)]
    public void Numbers_of_steps_and_losses_that_blew_up_come_back(string head, int every)
    {
        using var folder = new TemporaryFolder();
        string[] rows = [.. Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{every * i},{1e-5 * Math.Pow(10, i / 10.0)},{(i < 55 ? 2 - 1 / (1 + Math.Exp((25 - i) / 4.0)) + (i > 45 ? Math.Exp(i - 48) : 0) : double.NaN)}"))];
        string curve = folder.Write("curve.csv", $"{head}{string.Join('\n', rows)}\n"), report = folder.PathOf("r.json");
        Assert.Equal(0, Cli.Run("suggest", curve, "--no-plot", "--json", report).ExitCode);
        JsonElement repeat = JsonElement.Parse(File.ReadAllText(report)).GetProperty("curve").GetProperty("repeats")[0];
        Assert.Equal(every > 1 ? "20" : "null", every > 1 ? repeat.GetProperty("iteration")[2].GetRawText() : repeat.GetProperty("iteration").GetRawText());
        Assert.Equal((60, JsonValueKind.Null), (repeat.GetProperty("loss").GetArrayLength(), repeat.GetProperty("loss")[59].ValueKind));
        Assert.Equal(JsonValueKind.Null, repeat.GetProperty("probe_loss").ValueKind);
        Cli.Result first = Cli.Run("suggest", curve, "--no-plot", "--quiet");
        Assert.Equal((first.ExitCode, first.Output), (0, Cli.Run("suggest", report, "--no-plot", "--quiet").Output));
    }

    [Fact]
    public void Rates_that_lie_close_stay_apart()
    {
        using var folder = new TemporaryFolder();
        string report = folder.PathOf("r.json");
        Cli.Run("run", s_iris, "--no-plot", "--json", report, "--steps", "2000", "--repeats", "1", "--lr-min", "1e-3", "--lr-max", "1.001e-3");
        double[] rates = [.. JsonElement.Parse(File.ReadAllText(report)).GetProperty("curve").GetProperty("lr").EnumerateArray().Select(r => r.GetDouble())];
        Assert.Equal(2000, rates.Distinct().Count());
        Assert.DoesNotContain("error", Cli.Run("suggest", report, "--no-plot").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_falls_from_0_has_no_share_to_fall_by()
    {
        using var folder = new TemporaryFolder();
        string[] rows = [.. Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1e-5 * Math.Pow(10, i / 16.0)},{(i < 40 ? 0 : i < 80 ? -(i - 40) / 40.0 : i - 81)}"))];
        Cli.Result result = Cli.Run("suggest", folder.Write("curve.csv", $"lr,loss\n{string.Join('\n', rows)}\n"), "--no-plot", "--json");
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(result.Output).GetProperty("suggestion").GetProperty("drop").ValueKind);
    }

    [Theory]
    [InlineData("""{ "schema": 3, "kind": "tune", "tool": "lrfind 0.1.0" }""", "this report holds no curves; expected a report of a run or of a suggestion, which --json writes")]
    [InlineData("""{ "schema": 3, "tool": "lrfind 0.1.0", "curve": { "repeats": [{ "loss": [1, 2] }] } }""", "the curve has no 'lr'; expected a report of a run or of a suggestion, which --json writes, unchanged")]
    [InlineData("""{ "schema": 3, "tool": "lrfind 0.1.0", "curve": { "lr": [1, 2], "repeats": [{ "loss": [1, 2] }, { "loss": [1, 2, 3] }] } }""", "repeat 2 has columns of different lengths, or more than the 2 rates; expected a report of a run or of a suggestion, which --json writes, unchanged")]
    [InlineData("""{ "schema": 3, "tool": "lrfind 0.1.0", "curve": { "lr": [1, 2], "repeats": [{ "loss": [1, "two"] }] } }""", "'loss' of repeat 1 is no list of numbers; expected a report of a run or of a suggestion, which --json writes, unchanged")]
    public void A_report_without_curves_says_so(string json, string problem)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("r.json", json);
        Cli.Result result = Cli.Run("suggest", file, "--no-plot");
        Assert.Equal((3, $"{file}: error: {problem}"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    private static double RateOf(JsonElement report) => report.GetProperty("suggestion").GetProperty("learning_rate").GetDouble();
}
