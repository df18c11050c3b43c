using System.Globalization;
using System.Text.Json;

namespace LrFind.Tests.Commands;

public class VerifyCommandTests
{
    private static readonly string s_iris = Repo.PathOf("samples/iris.csv");

    [Fact]
    public void A_confirmed_suggestion_comes_with_curves_plots_and_JSON()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("verify", s_iris, "--output", folder.Path, "--plot", "iris.verify.png", "--plot", "iris.verify.svg", "--curve", "c.csv", "--json", "v.json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("verified    confirmed: ", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("iris.verify.png")));
        Assert.Contains("3.33e-03", File.ReadAllText(folder.PathOf("iris.verify.svg")), StringComparison.Ordinal);

        string[] curve = File.ReadAllLines(folder.PathOf("c.csv"));
        Assert.Equal("rate,seed,step,lr,training_loss,validation_loss,accuracy", curve[0]);
        Assert.Equal(1 + 5 * 3 * 21, curve.Length);

        JsonElement document = JsonElement.Parse(File.ReadAllText(folder.PathOf("v.json"))), json = document.GetProperty("verification");
        Assert.Equal("confirmed", json.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("better_rate").ValueKind);
        Assert.Equal(5, json.GetProperty("trials").GetArrayLength());
        Assert.Equal(document.GetProperty("suggestion").GetProperty("learning_rate").GetDouble(), json.GetProperty("learning_rate").GetDouble());
        Assert.Equal("ok", document.GetProperty("verdict").GetProperty("code").GetString());
    }

    [Fact]
    public void A_rate_far_too_low_fails_and_the_better_one_is_named()
    {
        Cli.Result result = Cli.Run("verify", s_iris, "--lr", "1e-6", "--no-plot", "--json");
        Assert.Equal(1, result.ExitCode);
        JsonElement json = JsonElement.Parse(result.Output).GetProperty("verification");
        Assert.Equal("better-elsewhere", json.GetProperty("verdict").GetString());
        Assert.Equal(1e-5, json.GetProperty("better_rate").GetDouble(), 1e-12);
        Assert.Equal("1.00e-05\n", Cli.Run("verify", s_iris, "--lr", "1e-6", "--no-plot", "--quiet").Output);
    }

    [Fact]
    public void A_rate_far_too_high_is_unstable_and_its_plot_can_be_drawn()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("verify", Repo.PathOf("samples/diabetes.csv"), "--optimizer", "sgd", "--lr", "300", "--output", folder.Path, "--curve", "c.csv");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("unstable: trainings diverge with this rate and with all around it", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("diabetes.verify.png")));
        Assert.Contains(",nan,nan,", File.ReadAllText(folder.PathOf("c.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "confirmed", "3.33e-03")]
    [InlineData(1, "better-elsewhere", "1.00e-05", "--lr", "1e-6")]
    [InlineData(1, "unstable", "1.00e+00", "--lr", "10", "--optimizer", "sgd")]
    [InlineData(4, "inconclusive", null, "--lr", "1e-20")]
    [InlineData(1, "unstable", null, "--lr", "1e6", "--optimizer", "sgd")]
    public void The_bare_number_the_verdict_and_the_document_say_the_same(int exitCode, string verdict, string? rate, params string[] options)
    {
        Cli.Result quiet = Cli.Run(["verify", s_iris, "--no-plot", "--quiet", .. options]), json = Cli.Run(["verify", s_iris, "--no-plot", "--json", .. options]);
        Assert.Equal((exitCode, exitCode), (quiet.ExitCode, json.ExitCode));
        Assert.Equal(rate is null ? "" : $"{rate}\n", quiet.Output);
        JsonElement document = JsonElement.Parse(json.Output).GetProperty("verification"), better = document.GetProperty("better_rate");
        Assert.Equal(verdict, document.GetProperty("verdict").GetString());
        Assert.Equal(verdict != "confirmed" && rate is not null, better.ValueKind == JsonValueKind.Number);
        if (better.ValueKind == JsonValueKind.Number)
            Assert.Equal(double.Parse(rate!, CultureInfo.InvariantCulture), better.GetDouble(), 1e-12);
        if (rate is null)
            Assert.Equal($"lrfind: no rate to take ({verdict}): {document.GetProperty("message").GetString()}", quiet.ErrorLines[^1]);
    }

    [Theory]
    [InlineData("one-cycle", "one_cycle_max_lr")]
    [InlineData("triangular", "cyclical_max_lr")]
    [InlineData("cosine", "constant")]
    public void The_rate_of_a_schedule_is_that_of_its_role(string schedule, string use)
    {
        JsonElement json = JsonElement.Parse(Cli.Run("verify", s_iris, "--schedule", schedule, "--train-steps", "50", "--no-plot", "--json").Output);
        JsonElement verification = json.GetProperty("verification");
        Assert.Equal(json.GetProperty("suggestion").GetProperty("use").GetProperty(use).GetDouble(), verification.GetProperty("learning_rate").GetDouble());
        Assert.Equal(schedule, verification.GetProperty("schedule").GetString());
    }

    [Fact]
    public void Settings_of_a_schedule_name_its_rates()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("verify", s_iris, "--schedule", "triangular:base=1e-3,max=1e-2,size=25", "--train-steps", "100", "--no-plot", "--output", folder.Path, "--curve", "c.csv");
        Assert.Contains("rates       1.00e-03", result.Output, StringComparison.Ordinal);
        double[] rates = [.. File.ReadLines(folder.PathOf("c.csv")).Skip(1).Select(l => l.Split(',')).Where(c => c[0] == "0.01").Select(c => double.Parse(c[3], CultureInfo.InvariantCulture))];
        Assert.Equal((1e-3, 1e-2), (rates.Min(), rates.Max()), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-12);
    }

    [Fact]
    public void Another_rule_gives_another_rate_to_try_out()
    {
        double Rate(params string[] rule) => JsonElement.Parse(Cli.Run(["verify", s_iris, "--train-steps", "10", "--no-plot", "--json", .. rule]).Output).GetProperty("verification").GetProperty("learning_rate").GetDouble();
        Assert.NotEqual(Rate(), Rate("--rule", "valley"));
    }

    [Fact]
    public void Without_a_suggestion_there_is_nothing_to_verify_unless_a_rate_is_named()
    {
        Cli.Result result = Cli.Run("verify", s_iris, "--lr-max", "1e-4", "--no-plot");
        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith("lrfind: no suggestion to verify (minimum-at-edge): ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("verify", s_iris, "--lr-max", "1e-4", "--lr", "3e-3", "--no-plot").ExitCode);
    }

    [Theory]
    [InlineData("lrfind: error: --lr is '0'; expected a number of more than 0, as in 3e-3", "--lr", "0")]
    [InlineData("lrfind: error: --lr is 'fast'; expected a number of more than 0, as in 3e-3", "--lr", "fast")]
    [InlineData("lrfind: error: --train-steps is 3; expected a whole number from 10 to 1000000", "--train-steps", "3")]
    [InlineData("lrfind: error: --schedule is 'step:sise=3' with 'sise=3'; expected size=STEPS, gamma=FACTOR; did you mean 'size'?", "--schedule", "step:sise=3")]
    [InlineData("lrfind: error: --schedule is 'cosine:power=2' with 'power=2'; expected cosine alone, it has no settings", "--schedule", "cosine:power=2")]
    [InlineData("lrfind: error: --schedule is 'step:size=0' with 'size=0'; expected a whole number of at least 1", "--schedule", "step:size=0")]
    [InlineData("lrfind: error: --schedule is 'step:size=1.5' with 'size=1.5'; expected a whole number of at least 1", "--schedule", "step:size=1.5")]
    [InlineData("lrfind: error: --schedule is 'step:gamma=x' with 'gamma=x'; expected a number, as in 0.5 or 1e-4", "--schedule", "step:gamma=x")]
    [InlineData("lrfind: error: --schedule is 'step:size=3,size=4' with 'size=4'; expected 'size' once", "--schedule", "step:size=3,size=4")]
    [InlineData("lrfind: error: --schedule is 'one-cycle:pct-start=0' with 'pct-start=0'; expected a number of more than 0 and at most 1", "--schedule", "one-cycle:pct-start=0")]
    [InlineData("lrfind: error: --schedule is 'one-cycle:max=0' with 'max=0'; expected a number of more than 0", "--schedule", "one-cycle:max=0")]
    [InlineData("lrfind: error: --schedule is 'triangular:base=1' with 'base=1'; expected a rate of less than the largest, 6.67e-03", "--schedule", "triangular:base=1")]
    [InlineData("lrfind: error: --lr and max in --schedule both name the rate; leave one out", "--lr", "1e-3", "--schedule", "one-cycle:max=1e-2")]
    [InlineData("lrfind: error: --train-seeds is 0; expected a whole number from 1 to 100", "--train-seeds", "0")]
    public void Bad_input_is_one_line(string message, params string[] options)
    {
        Cli.Result result = Cli.Run(["verify", s_iris, "--no-plot", .. options]);
        Assert.Equal((2, message), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void An_unknown_schedule_is_told_the_known_ones()
    {
        Cli.Result result = Cli.Run("verify", s_iris, "--schedule", "saw");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("lrfind: error: --schedule is 'saw'; expected constant, warmup, ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
