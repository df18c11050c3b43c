using System.Text.Json;
using System.Xml.Linq;

namespace LrFind.Tests.Commands;

public class CheckCommandTests
{
    private static readonly string s_iris = Repo.PathOf("samples/iris.csv");

    [Theory]
    [InlineData("iris.csv", "3e-3")]
    [InlineData("titanic.csv", "3e-3", "--target", "survived")]
    [InlineData("diabetes.csv", "3e-3")]
    public void A_good_rate_passes(string sample, string rate, params string[] options)
    {
        Cli.Result result = Cli.Run(["check", Repo.PathOf($"samples/{sample}"), "--lr", rate, .. options]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("verdict     ok: the rate is safe and useful", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too-high", 1, "--lr", "2")]
    [InlineData("too-high", 1, "--lr", "0.02", "--margin", "2")]
    [InlineData("too-low", 1, "--lr", "1e-6")]
    [InlineData("inconclusive", 4, "--lr", "3e-3", "--lr-max", "1e-4")]
    [InlineData("too-high", 1, "--lr", "300", "--lr-max", "1e-4", "--optimizer", "sgd", "--momentum", "0.9")]
    public void Every_verdict_has_its_exit_code(string verdict, int exitCode, params string[] options)
    {
        Cli.Result result = Cli.Run(["check", s_iris, "--json", .. options]);
        Assert.Equal((verdict, exitCode), (JsonElement.Parse(result.Output).GetProperty("verdict").GetString(), result.ExitCode));
    }

    [Theory]
    [InlineData("too-high: the rate is 9.4 times the edge at 5.34e-02", "--lr", "0.5")]
    [InlineData("too-high: the rate is 0.07 decades below the edge at 5.34e-02, expected 0.10 decades", "--lr", "0.045")]
    [InlineData("too-low: it reaches 1 % of the loss reduction of 3.33e-03, expected at least 50 %", "--lr", "1e-6")]
    [InlineData("inconclusive: the range tests give no suggestion (minimum-at-edge): the loss is still falling at the last rate; raise --lr-max", "--lr", "3e-3", "--lr-max", "1e-4")]
    [InlineData("too-high: 3 of 3 trainings diverge; the rate is 1.1e+04 times the edge at 2.67e-01", "--lr", "3000", "--optimizer", "sgd", "--momentum", "0.9")]
    public void The_reason_says_by_how_much_and_is_the_same_everywhere(string reason, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cli.Result text = Cli.Run(["check", s_iris, "--junit", folder.PathOf("j.xml"), .. options]), json = Cli.Run(["check", s_iris, "--json", .. options]);
        string verdict = Assert.Single(text.Output.Split('\n'), l => l.StartsWith("verdict", StringComparison.Ordinal))["verdict     ".Length..];
        Assert.StartsWith(reason, verdict, StringComparison.Ordinal);
        JsonElement document = JsonElement.Parse(json.Output);
        Assert.Equal(verdict, $"{document.GetProperty("verdict").GetString()}: {document.GetProperty("message").GetString()}");
        Assert.Equal(verdict, XDocument.Load(folder.PathOf("j.xml")).Descendants("testcase").Single().Elements().Single().Attribute("message")!.Value);
    }

    [Theory]
    [InlineData("3e-3", 0, "ok: the rate is safe and useful")]
    [InlineData("300", 1, "too-high: 3 of 3 trainings diverge; the rate is 5.6e+03 times the edge at 5.34e-02")]
    public void A_picture_shows_the_rate_and_the_verdict_whatever_that_is(string rate, int exitCode, string verdict)
    {
        using var folder = new TemporaryFolder();
        string svg = folder.PathOf("c.svg"), png = folder.PathOf("c.png");
        Cli.Result result = Cli.Run("check", s_iris, "--lr", rate, "-q", "--plot", svg, "--plot", png, "--size", "640x700");
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
        Assert.Equal(["c.png", "c.svg"], folder.Files);
        string text = File.ReadAllText(svg);
        Assert.Contains("width=\"640\" height=\"700\"", text, StringComparison.Ordinal);
        Assert.Contains($">{verdict}</desc>", text, StringComparison.Ordinal);
        Assert.Contains(text.Split('\n'), l => l.Trim().StartsWith("checked 3.00e", StringComparison.Ordinal));
    }

    [Fact]
    public void No_picture_is_drawn_unless_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        File.Copy(s_iris, folder.PathOf("iris.csv"));
        Assert.Equal(0, Cli.Run("check", folder.PathOf("iris.csv"), "--lr", "3e-3").ExitCode);
        Assert.Equal(["iris.csv"], folder.Files);
        Cli.Result result = Cli.Run("check", folder.PathOf("iris.csv"), "--lr", "3e-3", "--plot", folder.PathOf("c.txt"));
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"lrfind: error: --plot is '{folder.PathOf("c.txt")}'; expected a name that ends in ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_suggestion_that_has_moved_fails()
    {
        using var folder = new TemporaryFolder();
        string same = folder.PathOf("same.json"), moved = folder.Write("moved.json", """{"suggestion":{"learning_rate":3e-4}}""");
        Cli.Run("run", s_iris, "--no-plot", "--json", same);
        Assert.Equal(0, Cli.Run("check", s_iris, "--baseline", same).ExitCode);
        Cli.Result result = Cli.Run("check", s_iris, "--lr", "3e-3", "--baseline", moved);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("moved: the suggestion has moved by 1.05 decades, from 3.00e-04 to 3.33e-03, expected at most 0.50 decades", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("check", s_iris, "--lr", "3e-3", "--baseline", moved, "--max-drift", "2").ExitCode);
    }

    [Theory]
    [InlineData("3e-3", "0 0", null)]
    [InlineData("2", "1 0", "failure")]
    [InlineData("3e-3", "0 1", "skipped", "--lr-max", "1e-4")]
    public void JUnit_has_a_case_that_passed_failed_or_was_skipped(string rate, string counts, string? child, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Cli.Run(["check", s_iris, "--lr", rate, "--junit", folder.PathOf("j.xml"), .. options]);
        XElement suite = XDocument.Load(folder.PathOf("j.xml")).Root!.Element("testsuite")!, test = suite.Element("testcase")!;
        Assert.Equal(("1", counts), (suite.Attribute("tests")!.Value, $"{suite.Attribute("failures")!.Value} {suite.Attribute("skipped")!.Value}"));
        Assert.Equal("iris", test.Attribute("classname")!.Value);
        Assert.Equal(child, test.Elements().SingleOrDefault()?.Name.LocalName);
        Assert.All(test.Elements(), e => Assert.NotEmpty(e.Attribute("message")!.Value));
    }

    [Theory]
    [InlineData("lrfind: error: there is no rate to check; name one, as in --lr 3e-3, or a --baseline")]
    [InlineData("lrfind: error: --lr is '-1'; expected a number of more than 0, as in 3e-3", "--lr", "-1")]
    [InlineData("lrfind: error: --margin is -1; expected a number of decades, 0 or more", "--lr", "1", "--margin", "-1")]
    [InlineData("lrfind: error: --min-share is 2; expected a number from 0 to 1", "--lr", "1", "--min-share", "2")]
    [InlineData("lrfind: error: --max-drift is -1; expected a number of decades, 0 or more", "--lr", "1", "--max-drift", "-1")]
    public void Bad_options_are_one_line(string message, params string[] options)
    {
        Cli.Result result = Cli.Run(["check", s_iris, .. options]);
        Assert.Equal((2, message, ""), (result.ExitCode, Assert.Single(result.ErrorLines), result.Output));
    }

    [Theory]
    [InlineData("lr", "this is no JSON (line 1)")]
    [InlineData("{}", "there is no suggestion in it")]
    [InlineData("[1]", "there is no suggestion in it")]
    [InlineData("""{"suggestion":null}""", "there is no suggestion in it")]
    [InlineData("""{"suggestion":{"learning_rate":-1}}""", "there is no suggestion in it")]
    public void A_baseline_that_is_no_report_is_one_line(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("b.json", text);
        Cli.Result result = Cli.Run("check", s_iris, "--lr", "3e-3", "--baseline", file);
        Assert.Equal((3, $"{file}: error: {problem}; expected what --json of a run or a tuning wrote"), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void A_baseline_that_is_not_there_is_one_line() =>
        Assert.Equal("nowhere.json: error: there is no such file", Assert.Single(Cli.Run("check", s_iris, "--lr", "3e-3", "--baseline", "nowhere.json").ErrorLines));
}
