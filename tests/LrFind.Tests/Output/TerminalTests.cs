using LrFind.Foundation;

namespace LrFind.Tests.Output;

public class TerminalTests
{
    private static readonly string s_curve = Repo.Sample("curves/pytorch-sgd.csv");
    private static readonly string[] s_unicode = ["LANG=C.UTF-8", "TERM=xterm"];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Each_stream_has_colours_where_it_is_a_terminal(bool output, bool error)
    {
        using var folder = new TemporaryFolder();
        // One with a warning and a summary.
        Cli.Result result = Cli.RunOnTerminal((output, error), s_unicode, "run", folder.Write("few.csv", Few), "--output", folder.Path);
        Assert.Equal(output, result.Output.Contains("\e[1m", StringComparison.Ordinal));
        Assert.Equal(output, result.Output.Contains('┊', StringComparison.Ordinal));
        Assert.Equal(error, result.Error.Contains("\e[33mlrfind: warning:\e[0m ", StringComparison.Ordinal));
        Assert.Equal(output, result.Output.Contains('\e', StringComparison.Ordinal));
        Assert.Equal(error, result.Error.Contains('\e', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NO_COLOR=1", "TERM=xterm")]
    [InlineData("TERM=dumb")]
    public void Where_there_are_no_colours_there_is_a_plot_all_the_same(params string[] variables)
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.RunOnTerminal((true, true), variables, "suggest", s_curve, "--output", folder.Path);
        Assert.DoesNotContain('\e', result.Output);
        // Named no locale, in ASCII.
        Assert.Contains(" suggestion 1.91e-01 :\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-plot")]
    [InlineData("--quiet")]
    [InlineData("--json")]
    [InlineData("--json", "-")]
    public void The_plot_is_not_drawn_where_it_is_not_wanted(params string[] options)
    {
        using var folder = new TemporaryFolder();
        string[] command = ["suggest", s_curve, "--output", folder.Path, .. options];
        Cli.Result result = Cli.RunOnTerminal((true, true), [.. s_unicode, "NO_COLOR=1"], command);
        Assert.Equal(Cli.Run(command).Output, result.Output);
    }

    [Fact]
    public void A_pipe_gets_what_it_always_got()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["suggest", s_curve, "--output", folder.Path];
        string[] terminal = Cli.RunOnTerminal((true, true), [.. s_unicode, "NO_COLOR=1"], command).Output.Split('\n');
        string[] pipe = Cli.RunOnTerminal((false, true), s_unicode, command).Output.Split('\n');
        Assert.Equal(Cli.Run(command).Output.Split('\n'), pipe);
        // The plot, 14 lines between two empty ones, stands before the files.
        Assert.Equal(pipe, terminal[..^18].Concat(terminal[^2..]));
    }

    [Theory]
    [InlineData("lrfind: \e[31merror:\e[0m ", "run", "iris.csv", "--batch-size", "0")]
    [InlineData("missing.csv: \e[31merror:\e[0m ", "run", "missing.csv")]
    [InlineData("lrfind: \e[31merror:\e[0m there is no option ", "run", "iris.csv", "--nonsense")]
    public void Errors_are_red(string start, params string[] command) =>
        Assert.StartsWith(start, Cli.RunOnTerminal((true, true), s_unicode, command).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("\e[32mok\e[0m: ", "1e-2")]
    [InlineData("\e[31mtoo-high\e[0m: ", "50")]
    public void Verdicts_are_green_or_red(string verdict, string rate)
    {
        Cli.Result result = Cli.RunOnTerminal((true, true), s_unicode, "check", Repo.Sample("iris.csv"), "--lr", rate);
        Assert.Contains(verdict, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "{0}/a.csv", "--no-plot")]
    [InlineData("inspect", "{0}/a.csv")]
    [InlineData("run", "{0}/a.csv", "--target", "nothing", "--no-plot")]
    [InlineData("run", "{0}/gone\e[2J\n.csv")]
    [InlineData("suggest", "{0}/a.csv", "--lr-column", "\e[2J\u202E")]
    [InlineData("run", "{0}/a.csv", "--model", "\e[2J\n")]
    [InlineData("run", "{0}/a.csv", "--\e[2J\n")]
    [InlineData("run", "{0}/a.csv", "--output", "{0}/out\e[2J\u202E\n")]
    public void Names_do_not_steer_the_terminal(params string[] command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "\"x\e[2J\n\",\u202Econstant,y\u009b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},1,{i % 2}\n")));
        string[] filled = [.. command.Select(c => c.Replace("{0}", folder.Path, StringComparison.Ordinal))];
        Cli.Result result = Cli.RunOnTerminal((true, true), [.. s_unicode, "NO_COLOR=1"], filled);
        Assert.NotEmpty(result.Output + result.Error);
        Assert.DoesNotContain(result.Output + result.Error, c => c != '\n' && !Legible.Shows(c));
        // A line break in a name starts no line: each begins as one of ours.
        Assert.DoesNotContain(result.Output.Split('\n').Concat(result.ErrorLines), line => line.StartsWith('"') || line.StartsWith('.') || line.StartsWith('\''));
    }

    [Fact]
    public void Help_is_the_same_on_a_terminal() =>
        Assert.Equal(Cli.Run("run", "--help").Output, Cli.RunOnTerminal((true, true), s_unicode, "run", "--help").Output);

    private static string Few => "x,y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i % 7},{i % 7 + i % 2 * 0.1}\n"));
}
