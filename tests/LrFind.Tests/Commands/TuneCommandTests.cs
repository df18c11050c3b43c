using System.Text.Json;
using System.Text.RegularExpressions;

namespace LrFind.Tests.Commands;

public class TuneCommandTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");
    private static readonly string[] s_short = ["tune", s_iris, "--train-steps", "100", "--train-seeds", "2"];
    private static readonly string[] s_ofRate = ["learning_rate", "low", "high", "loss"];
    private static readonly string[] s_bare = [.. s_short, "--no-plot"];

    [Fact]
    public void A_measured_rate_comes_with_curves_plots_and_JSON()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run([.. s_short, "--output", folder.Path, "--plot", "iris.tune.png", "--plot", "iris.tune.svg", "--curve", "c.csv", "--json", "t.json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["c.csv", "iris.tune.png", "iris.tune.svg", "t.json"], folder.Files.Order());

        JsonElement tune = JsonElement.Parse(File.ReadAllText(folder.PathOf("t.json"))).GetProperty("tune");
        double rate = tune.GetProperty("learning_rate").GetDouble(), low = tune.GetProperty("low").GetDouble(), high = tune.GetProperty("high").GetDouble();
        Assert.Equal(Math.Sqrt(low * high), rate, 1e-12);
        Assert.True(tune.GetProperty("loss").GetDouble() < tune.GetProperty("start_loss").GetDouble());
        Assert.Equal(tune.GetProperty("trainings").GetInt32(), tune.GetProperty("trials").EnumerateArray().Sum(t => t.GetProperty("loss_of_each_seed").GetArrayLength()));
        Assert.Equal((100, 2, 2, false), (tune.GetProperty("train_steps").GetInt32(), tune.GetProperty("train_seeds").GetInt32(), tune.GetProperty("splits").GetInt32(), tune.GetProperty("cut").GetBoolean()));

        Assert.Contains(FormattableString.Invariant($"tune        {rate:0.00e+00}   {low:0.00e+00} to {high:0.00e+00} cannot be told apart\n"), result.Output, StringComparison.Ordinal);
        string picture = File.ReadAllText(folder.PathOf("iris.tune.svg"));
        Assert.Contains(FormattableString.Invariant($"tuned {rate:0.00e+00}"), picture, StringComparison.Ordinal);
        Assert.Contains("suggestion 3.33e-03", picture, StringComparison.Ordinal);

        string[] curve = File.ReadAllLines(folder.PathOf("c.csv"));
        Assert.Equal("rate,seed,step,lr,training_loss,validation_loss,accuracy", curve[0]);
        Assert.Equal(1 + 21 * tune.GetProperty("trainings").GetInt32(), curve.Length);
    }

    [Fact]
    public void The_summary_fits_80_columns_and_marks_the_rate_and_those_like_it()
    {
        string output = Cli.Run(s_bare).Output;
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80 || line.StartsWith("data ", StringComparison.Ordinal), line));
        Assert.Single(Regex.Matches(output, @"^(rates)? +\d\.\d\de-\d\d \* +[\d.]+  2 seeds$", RegexOptions.Multiline));
        Assert.Matches(@"(?m)^ +\d\.\d\de-\d\d ~ ", output);
        Assert.Matches(@"(?m)^ {12}held-out loss [\d.]+; the suggestion's 3\.33e-03 reaches [\d.]+$", output);
        Assert.Matches(@"(?m)^ {12}\d+ trainings with \d+ rates, [\d,]+ steps in all$", output);
    }

    [Fact]
    public void Quiet_prints_the_rate_and_JSON_one_document()
    {
        double rate = JsonElement.Parse(Cli.Run([.. s_bare, "--json"]).Output).GetProperty("tune").GetProperty("learning_rate").GetDouble();
        Assert.Equal(FormattableString.Invariant($"{rate:0.00e+00}\n"), Cli.Run([.. s_bare, "--quiet"]).Output);
    }

    [Fact]
    public void Threads_change_nothing() =>
        Assert.Equal(Cli.Run([.. s_bare, "--json", "--threads", "1"]).Output, Cli.Run([.. s_bare, "--json", "--threads", "3"]).Output);

    [Fact]
    public void A_suggestion_is_not_needed()
    {
        Cli.Result result = Cli.Run([.. s_bare, "--lr-max", "1e-4"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("suggestion  none (minimum-at-edge)\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the suggestion's", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_rate_helps_on_rows_held_out_there_is_none()
    {
        using var folder = new TemporaryFolder();
        // Rates so small that single precision does not notice them.
        string[] command = ["tune", s_iris, "--no-plot", "--lr-min", "1e-26", "--lr-max", "1e-24", "--optimizer", "sgd", "--train-steps", "10", "--train-seeds", "2"];
        Cli.Result result = Cli.Run(command);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("tune        none (inconclusive): no rate brings the loss on the rows held out below its start\n", result.Output, StringComparison.Ordinal);
        Cli.Result quiet = Cli.Run([.. command, "--quiet"]);
        Assert.Equal((4, ""), (quiet.ExitCode, quiet.Output));
        Assert.Contains(quiet.ErrorLines, l => l.StartsWith("lrfind: no rate (inconclusive): ", StringComparison.Ordinal));
        JsonElement tune = JsonElement.Parse(Cli.Run([.. command, "--json"]).Output).GetProperty("tune");
        Assert.All(s_ofRate, p => Assert.Equal(JsonValueKind.Null, tune.GetProperty(p).ValueKind));
        Assert.Equal(4, Cli.Run([.. command, "--output", folder.Path]).ExitCode);
        Assert.Empty(folder.Files);
        string[] drawn = [.. command.Where(o => o != "--no-plot")];
        Assert.Equal(4, Cli.Run([.. drawn, "--output", folder.Path]).ExitCode);
        Assert.Equal(["iris.tune.png"], folder.Files);
    }

    [Theory]
    [InlineData("--tune", "cannot be told apart")]
    [InlineData("--verify", "short trainings, ")]
    public void A_run_draws_the_trainings_it_was_asked_for_below_its_curve(string option, string words)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Cli.Run("run", s_iris, option, "--output", folder.Path, "--plot", "p.svg").ExitCode);
        string picture = File.ReadAllText(folder.PathOf("p.svg"));
        Assert.Contains(words, picture, StringComparison.Ordinal);
        Assert.Contains("stable range", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_on_the_time_is_told_where_it_cut()
    {
        Cli.Result result = Cli.Run("tune", s_iris, "--no-plot", "--seconds", "1e-6");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("            1 training with 1 rate, 1,000 steps in all\n            cut short: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cut short", Cli.Run([.. s_bare, "--seconds", "1000"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_of_a_schedule_starts_from_that_of_its_role()
    {
        JsonElement json = JsonElement.Parse(Cli.Run([.. s_bare, "--schedule", "one-cycle", "--json"]).Output);
        Assert.Equal(json.GetProperty("suggestion").GetProperty("use").GetProperty("one_cycle_max_lr").GetDouble(), json.GetProperty("tune").GetProperty("suggestion_rate").GetDouble());
        Assert.Equal("one-cycle", json.GetProperty("tune").GetProperty("schedule").GetString());
    }

    [Theory]
    [InlineData("lrfind: error: --lr is '0'; expected a number of more than 0, as in 3e-3", "--lr", "0")]
    [InlineData("lrfind: error: --seconds is 0; expected a number of more than 0", "--seconds", "0")]
    [InlineData("lrfind: error: --seconds is 'soon'; expected a number, as in 0.003 or 3e-3", "--seconds", "soon")]
    [InlineData("lrfind: error: --train-steps is 3; expected a whole number from 10 to 1000000", "--train-steps", "3")]
    [InlineData("lrfind: error: --train-seeds is 0; expected a whole number from 1 to 100", "--train-seeds", "0")]
    [InlineData("lrfind: error: --lr and max in --schedule both name the rate; leave one out", "--lr", "1e-3", "--schedule", "one-cycle:max=1e-2")]
    public void Bad_input_is_one_line(string message, params string[] options)
    {
        Cli.Result result = Cli.Run(["tune", s_iris, "--no-plot", .. options]);
        Assert.Equal((2, message), (result.ExitCode, Assert.Single(result.ErrorLines)));
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Without_rows_held_out_the_data_cannot_be_used()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("tune", folder.Write("two.csv", "a,y\n1,0.5\n2,1.5\n"), "--no-plot", "--batch-size", "2", "--model", "linear");
        Assert.Equal(3, result.ExitCode);
        Assert.EndsWith("no rows are held out to measure a training on; use more rows", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
