using System.Text.Json;

namespace LrFind.Tests.Commands;

public class SuggestCommandTests
{
    private static readonly string s_curve = Repo.Sample("curves/pytorch-sgd.csv");

    [Theory]
    [InlineData("iris.csv")]
    [InlineData("titanic.csv", "--target", "survived", "--seed", "7")]
    [InlineData("diabetes.csv", "--probe-rows", "0", "--optimizer", "sgd", "--momentum", "0.9")]
    [InlineData("diabetes.csv", "--steps", "40", "--repeats", "5", "--probe", "validation")]
    [InlineData("iris.csv", "--step-mode", "linear", "--repeats", "1", "--lr-max", "1")]
    [InlineData("iris.csv", "--rule", "valley")]
    [InlineData("iris.csv", "--lr-max", "1e-4")]
    [InlineData("iris.csv", "--lr-min", "3", "--lr-max", "1000")]
    public void A_runs_own_curve_file_gives_the_runs_answer_to_the_byte(string sample, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string run = folder.PathOf("run"), suggest = folder.PathOf("suggest");
        Cli.Run(["run", Repo.Sample(sample), "--output", run, "--plot", "lr.png", "--plot", "lr.svg", "--curve", "curve.csv", "--json", "answer.json", .. options]);
        string[] rule = options is ["--rule", ..] ? options : [];
        string curve = Path.Combine(run, "curve.csv");
        Cli.Run(["suggest", curve, "--output", suggest, "--plot", "lr.png", "--plot", "lr.svg", "--curve", "curve.csv", "--json", "answer.json", .. rule]);

        Assert.Equal(File.ReadAllText(curve), File.ReadAllText(Path.Combine(suggest, "curve.csv")));
        foreach (string ending in new[] { "svg", "png" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(run, $"lr.{ending}")), File.ReadAllBytes(Path.Combine(suggest, $"lr.{ending}")));
        foreach (string part in new[] { "schema", "tool", "suggestion", "rules", "disagreement_decades", "curve" })
            Assert.Equal(Part(run, part), Part(suggest, part));
        // What to change about a recording is not what to change about a run.
        Assert.Equal(Seen(run), Seen(suggest));
        Assert.Equal(
            Cli.Run(["run", Repo.Sample(sample), "--no-plot", "--quiet", .. options]) with { Error = "" },
            Cli.Run(["suggest", curve, "--no-plot", "--quiet", .. rule]) with { Error = "" });
    }

    private static (string? Code, string? Sentence) Seen(string folder)
    {
        JsonElement verdict = JsonElement.Parse(Part(folder, "verdict"));
        return (verdict.GetProperty("code").GetString(), verdict.GetProperty("sentence").GetString());
    }

    private static string Part(string folder, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "answer.json")));
        return document.RootElement.GetProperty(name).GetRawText();
    }

    [Fact]
    public void The_summary_is_as_approved()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("suggest", s_curve, "--all-rules", "--output", folder.Path, "--plot", "pytorch-sgd.lr.png", "--plot", "pytorch-sgd.lr.svg");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        string summary = result.Output.Replace(s_curve, "pytorch-sgd.csv", StringComparison.Ordinal).Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Golden.Match("suggest/pytorch-sgd.txt", summary);
        Assert.Contains("steepest at", File.ReadAllText(folder.PathOf("pytorch-sgd.lr.svg")), StringComparison.Ordinal);
        Assert.All(summary.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void The_json_document_is_as_approved()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("curve.csv", "# seed: 3\nlr,loss\n" + string.Concat(Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"{i / 1000.0},{Math.Abs(i - 8)}\n"))));
        Cli.Result result = Cli.Run("suggest", path, "--no-plot", "--json");
        Golden.Match("suggest/curve.json", Masks.LastDigits(result.Output.Replace(path, "curve.csv", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("one point", "lr,loss\n0.1,5\n", "too-few-points")]
    [InlineData("no numbers", "lr,loss\n0.1,nan\n0.2,nan\n", "non-finite")]
    public void A_curve_that_supports_no_answer_exits_with_4_and_has_its_files_all_the_same(string name, string text, string code)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write($"{name}.csv", text);
        Cli.Result result = Cli.Run("suggest", path, "--quiet", "--plot", $"{name}.lr.png", "--plot", $"{name}.lr.svg", "--output", folder.Path);
        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith($"lrfind: no suggestion ({code}): ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal([$"{name}.csv", $"{name}.lr.png", $"{name}.lr.svg"], folder.Files);
        Assert.Contains($"no suggestion ({code})", File.ReadAllText(folder.PathOf($"{name}.lr.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_to_learn_from_are_sent_to_the_command_that_learns()
    {
        string iris = Repo.Sample("iris.csv");
        Cli.Result result = Cli.Run("suggest", iris);
        Assert.Equal(3, result.ExitCode);
        Assert.EndsWith($" by --lr-column; or learn from it: 'lrfind run {iris}'", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "no-such.csv: error: no such file", "no-such.csv")]
    [InlineData(2, "lrfind: error: no file is named; expected lrfind suggest curve.csv; see 'lrfind suggest --help'")]
    [InlineData(2, "lrfind: error: --rule is 'steep'; expected steepest, descent, blend, valley, slide or minimum; did you mean 'steepest'?", "x.csv", "--rule", "steep")]
    [InlineData(2, "lrfind: error: there is no option '--model' of 'lrfind suggest'; 'lrfind run', 'lrfind inspect', 'lrfind models', 'lrfind verify', 'lrfind tune', 'lrfind check', 'lrfind init' and 'lrfind sweep' have it; see 'lrfind suggest --help'", "x.csv", "--model")]
    public void What_cannot_be_done_is_said_in_one_line(int exitCode, string message, params string[] args)
    {
        Cli.Result result = Cli.Run(["suggest", .. args]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(message, Assert.Single(result.ErrorLines));
        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_curve_may_not_be_overwritten()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("curve.csv", File.ReadAllText(s_curve));
        Cli.Result result = Cli.Run("suggest", path, "--curve", path, "--no-plot");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"lrfind: error: writing '{path}' would overwrite the input '{path}'; name another file", Assert.Single(result.ErrorLines));
        Assert.Equal(File.ReadAllText(s_curve), File.ReadAllText(path));
    }

    [Fact]
    public void Columns_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("wide.csv", File.ReadAllText(s_curve).Replace("lr,loss", "rate of the group,cost", StringComparison.Ordinal));
        Assert.Equal(
            Cli.Run("suggest", s_curve, "--no-plot", "--quiet"),
            Cli.Run("suggest", path, "--no-plot", "--quiet", "--lr-column", "1", "--loss-column", "cost"));
    }

    [Theory]
    [InlineData(100, "read up to where the loss took off, at 4.17e-01\n")]
    [InlineData(78, "stopped where the loss took off, at 4.17e-01\n")]
    [InlineData(70, "reached the end\n")]
    public void A_take_off_is_where_the_test_ends_whether_or_not_more_was_recorded(int points, string end)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("curve.csv", "# steps: 100\nlr,loss\n" + string.Concat(Enumerable.Range(0, points).Select(i =>
            FormattableString.Invariant($"{Math.Pow(10, -5 + i * 0.06)},{(i < 75 ? 2 - 1.5 / (1 + Math.Exp(-(i - 50) / 3.0)) : 100)}\n"))));
        Assert.Contains($"            {end}", Cli.Run("suggest", path, "--no-plot").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curve.csv", "lr,loss")]
    [InlineData("log.csv", "step,learning_rate,train_loss")]
    public void A_run_on_recorded_losses_names_the_command_that_reads_them(string name, string header)
    {
        using var folder = new TemporaryFolder();
        string Row(int i) => string.Join(',', header.Split(',').Select((_, c) => ((i + c) % 23 * 0.37).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        string path = folder.Write(name, $"{header}\n{string.Join('\n', Enumerable.Range(1, 120).Select(Row))}\n");
        Cli.Result result = Cli.Run("run", path, "--steps", "20", "--no-plot");
        Assert.Contains(result.ErrorLines, line => line == $"lrfind: warning: the columns are a rate, a loss and little else: these look like recorded losses, not data; 'lrfind suggest {path}' reads a rate off them");
    }

    [Fact]
    public void Curves_come_through_a_pipe_and_packed()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(Repo.Sample("curves/pytorch-sgd.csv"));
        using (var packed = new System.IO.Compression.GZipStream(File.Create(folder.PathOf("curve.csv.gz")), System.IO.Compression.CompressionLevel.Fastest))
            packed.Write(System.Text.Encoding.UTF8.GetBytes(text));
        Cli.Result plain = Cli.Run("suggest", Repo.Sample("curves/pytorch-sgd.csv"), "-q", "--no-plot"), gz = Cli.Run("suggest", folder.PathOf("curve.csv.gz"), "-q", "--no-plot");
        Assert.Equal((0, plain.Output), (gz.ExitCode, gz.Output));
    }

    [Fact]
    public void A_verdict_other_than_ok_stands_in_the_subtitle()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("flat end.csv", "lr,loss\n" + string.Concat(Enumerable.Range(0, 100).Select(i =>
            FormattableString.Invariant($"{Math.Pow(10, -5 + i * 0.06)},{2 - 1.5 / (1 + Math.Exp(-(i - 50) / 3.0))}\n"))));
        Cli.Result result = Cli.Run("suggest", path, "--plot", "flat end.lr.svg", "--output", folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("verdict     never-diverged: the loss does not take off before the last rate\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("never-diverged: the loss does not take off before the last rate", File.ReadAllText(folder.PathOf("flat end.lr.svg")), StringComparison.Ordinal);
    }
}
