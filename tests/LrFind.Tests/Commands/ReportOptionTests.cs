using System.Text.RegularExpressions;

namespace LrFind.Tests.Commands;

public partial class ReportOptionTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Fact]
    public void Reports_go_beside_the_other_outputs_and_are_listed_as_written()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("run", s_iris, "--steps", "20", "--output", folder.Path, "--report", "a.html", "--report", "b.md");
        Assert.Equal(["a.html", "b.md", "iris.lr.png"], folder.Files);
        Assert.EndsWith($"written     {folder.PathOf("iris.lr.png")}\nwritten     {folder.PathOf("a.html")}\nwritten     {folder.PathOf("b.md")}\n", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>\n", File.ReadAllText(folder.PathOf("a.html")), StringComparison.Ordinal);
        Assert.Contains("](iris.lr.png)", File.ReadAllText(folder.PathOf("b.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "--train-steps", "20")]
    [InlineData("tune", "--train-steps", "20", "--train-seeds", "1")]
    [InlineData("check", "--lr", "3e-3", "--train-steps", "20")]
    public void Other_commands_write_them_too(string command, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cli.Run([command, s_iris, .. options, .. command == "check" ? [] : (string[])["--no-plot"], "--report", folder.PathOf("a.html"), "--report", folder.PathOf("b.md")]);
        Assert.Equal(["a.html", "b.md"], folder.Files);
        Assert.Contains($"lrfind {command} ", File.ReadAllText(folder.PathOf("b.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_and_a_merge_write_the_same_but_for_the_command()
    {
        using var folder = new TemporaryFolder();
        string sweep = folder.PathOf("sweep");
        Assert.Equal(0, Cli.Run("sweep", s_iris, "--optimizer", "sgd,adam", "--steps", "50", "--output", sweep, "--report", "a.html", "--report", "a.md").ExitCode);
        Cli.Result merged = Cli.Run("merge", sweep, "--report", "b.html");
        Assert.Contains($"written     {Path.Combine(sweep, "b.html")}\n", merged.Output, StringComparison.Ordinal);
        string Body(string file) => Command().Replace(File.ReadAllText(Path.Combine(sweep, file)), "");
        Assert.Equal(Body("a.html"), Body("b.html"));
        Assert.Contains("](sweep.png)", File.ReadAllText(Path.Combine(sweep, "a.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lrfind: error: --report is 'a.txt'; expected a file that ends in .html or .md", "run", "--report", "a.txt")]
    [InlineData("lrfind: error: --report is '-'; expected a file that ends in .html or .md", "verify", "--report", "-")]
    [InlineData("lrfind: error: --report is 'html'; expected a file that ends in .html or .md", "check", "--lr", "1", "--report", "html")]
    [InlineData("lrfind: error: --report is 'a'; expected a file that ends in .html or .md", "sweep", "--output", "nowhere", "--report", "a")]
    [InlineData("lrfind: error: two outputs are called 'a.md'; name another file", "run", "--report", "a.md", "--report", "a.md")]
    [InlineData("lrfind: error: the outputs 'a.md' and './a.md' are the same file; name another file", "check", "--lr", "1", "--report", "a.md", "--report", "./a.md")]
    [InlineData("lrfind: error: cannot write 'nowhere/a.md': there is no such folder", "run", "--report", "nowhere/a.md")]
    [InlineData("lrfind: error: --report is given, and this is share 1/4 of the sweep; give it to 'lrfind merge', which joins the shares", "sweep", "--output", "nowhere", "--shard", "1/4", "--report", "a.md")]
    public void What_cannot_be_written_is_one_line_before_any_work(string error, string command, params string[] options)
    {
        Cli.Result result = Cli.Run([command, s_iris, .. options]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(error, Assert.Single(result.ErrorLines));
        Assert.False(File.Exists("a.md") || Directory.Exists("nowhere"));
    }

    [Fact]
    public void A_report_never_overwrites_what_is_read()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.md", File.ReadAllText(s_iris));
        Assert.Equal($"lrfind: error: writing '{data}' would overwrite the input '{data}'; name another file", Assert.Single(Cli.Run("run", data, "--report", data).ErrorLines));
        Assert.Equal($"lrfind: error: writing '{data}' would overwrite the input '{data}'; name another file", Assert.Single(Cli.Run("check", data, "--lr", "1", "--report", data).ErrorLines));
    }

    [Fact]
    public void Where_one_report_cannot_be_written_there_is_none()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("b.md"));
        Cli.Run("run", s_iris, "--steps", "20", "--output", folder.Path, "--report", "a.html", "--report", "b.md");
        Assert.Equal(["b.md"], folder.Files);
    }

    [Fact]
    public void Hostile_names_of_columns_classes_and_files_stay_text()
    {
        using var folder = new TemporaryFolder();
        IEnumerable<string> rows = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i},{i * i % 7},{(i % 2 == 0 ? "<img src=x onerror=alert(1)>" : "</script><b>")}"));
        string data = folder.Write("a'<b>&.csv", $"<svg onload=alert(1)>,\"\"\"><b>\",<i>y\n{string.Join('\n', rows)}\n");
        Cli.Run("run", data, "--steps", "20", "--verify", "--no-plot", "--output", folder.Path, "--report", "a.html", "--report", "b.md");
        string page = File.ReadAllText(folder.PathOf("a.html")), text = File.ReadAllText(folder.PathOf("b.md")).Split("```sh")[0];
        Assert.Contains("&lt;svg onload=alert(1)&gt;", page, StringComparison.Ordinal);
        Assert.All(new[] { page, text }, t => Assert.DoesNotMatch(@"<(img|svg onload|b>|i>y)", t));
    }

    [GeneratedRegex("<code class=\"language-sh\">.*?</code>")]
    private static partial Regex Command();
}
