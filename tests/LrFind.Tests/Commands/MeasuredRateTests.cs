using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary>The measured rate in other commands: <c>run --tune</c>, <c>init --tune</c> and <c>check --baseline</c>.</summary>
public class MeasuredRateTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string[] s_run = ["run", s_iris, "--no-plot", "--tune", "--model", "linear"];

    private static readonly string s_tuned = Cli.Run("tune", s_iris, "--no-plot", "--model", "linear", "--json").Output;
    private static readonly double s_rate = JsonElement.Parse(s_tuned).GetProperty("tune").GetProperty("learning_rate").GetDouble();

    [Fact]
    public void Run_shows_what_tune_measures_in_its_summary_and_its_document()
    {
        Cli.Result result = Cli.Run(s_run);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(FormattableString.Invariant($"\ntune        {s_rate:0.00e+00}   "), result.Output, StringComparison.Ordinal);
        JsonElement json = JsonElement.Parse(Cli.Run([.. s_run, "--json"]).Output);
        Assert.Equal(JsonElement.Parse(s_tuned).GetProperty("tune").GetRawText(), json.GetProperty("tune").GetRawText());
        Assert.Equal(FormattableString.Invariant($"{s_rate:0.00e+00}\n"), Cli.Run([.. s_run, "--quiet"]).Output);
    }

    [Fact]
    public void A_run_that_was_not_asked_to_tune_does_not()
    {
        Assert.DoesNotContain("\ntune ", Cli.Run("run", s_iris, "--no-plot").Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(Cli.Run("run", s_iris, "--no-plot", "--json").Output).GetProperty("tune").ValueKind);
    }

    [Fact]
    public void A_run_without_a_suggestion_has_a_rate_all_the_same()
    {
        string[] command = [.. s_run, "--lr-max", "1e-4"];
        Assert.Equal(4, Cli.Run([.. command.Where(a => a != "--tune")]).ExitCode);
        Assert.Equal(0, Cli.Run(command).ExitCode);
    }

    [Fact]
    public void Init_writes_the_measured_rate_in_two_digits()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("c.json");
        Assert.Equal(0, Cli.Run("init", s_iris, "--model", "linear", "--tune", "--config", config).ExitCode);
        JsonElement check = JsonElement.Parse(File.ReadAllText(config)).GetProperty("checks").GetProperty("iris");
        Assert.Equal(s_rate, check.GetProperty("lr").GetDouble(), 0.06 * s_rate);
        Assert.Equal(["data", "model", "lr"], check.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Init_refuses_two_rates()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("init", s_iris, "--tune", "--lr", "1e-3", "--config", folder.PathOf("c.json"));
        Assert.Equal((2, "lrfind: error: --lr and --tune both name the rate; leave one out"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Check_takes_the_rate_of_a_measured_baseline_and_compares_the_suggestions()
    {
        using var folder = new TemporaryFolder();
        string baseline = folder.Write("tune.json", s_tuned);
        JsonElement json = JsonElement.Parse(Cli.Run("check", s_iris, "--model", "linear", "--baseline", baseline, "--json").Output);
        Assert.Equal(s_rate, json.GetProperty("learning_rate").GetDouble());
        Assert.Equal(0, json.GetProperty("drift_decades").GetDouble());
    }
}
