using System.Diagnostics;

namespace LrFind.Tests.Output;

/// <summary>The process itself on a terminal, as <c>script</c> of util-linux makes one.</summary>
public class PseudoTerminalTests
{
    private const string Script = "/usr/bin/script";

    [Theory]
    [InlineData(80, 80)]
    [InlineData(57, 57)]
    [InlineData(150, 80)]
    public async Task The_plot_is_as_wide_as_the_window(int columns, int widest)
    {
        if (await On($"stty cols {columns}", "suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--output", ".") is not { } text)
            return;
        string[] lines = text.Split('\n');
        int axis = Array.FindIndex(lines, line => line.Contains('└', StringComparison.Ordinal));
        Assert.Equal(widest, lines[axis].Length);
        Assert.Contains("\e[1m1.91e-01\e[0m", text, StringComparison.Ordinal);
        // Only styles, and nothing that asks or switches the terminal.
        Assert.DoesNotContain("\e[?", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unset COLUMNS; stty cols 39")]
    [InlineData("stty cols 80; COLUMNS=30; export COLUMNS")]
    public async Task A_window_that_is_too_narrow_has_no_plot(string setting)
    {
        if (await On(setting, "suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--output", ".") is { } text)
            Assert.DoesNotContain('└', text);
    }

    [Fact]
    public async Task Standard_output_in_a_pipe_has_no_plot_though_there_is_a_terminal()
    {
        if (await On("true", "suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--output", ".", "|cat") is not { } text)
            return;
        Assert.Contains("suggestion  1.91e-01", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[1m", text, StringComparison.Ordinal);
        Assert.DoesNotContain('└', text);
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("models")]
    public async Task Data_that_are_typed_in_leave_the_terminal_s_modes_alone(string command)
    {
        string typed = "a,b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{i % 2}\n"));
        if (await On("true", typed, [command, "-"]) is not { } text)
            return;
        Assert.Contains("standard input: 60 rows", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e=", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xterm", true)]
    [InlineData("dumb", false)]
    public async Task Progress_is_shown_where_the_cursor_can_go_back(string kind, bool shows)
    {
        string[] work = ["sweep", Repo.Sample("iris.csv"), "--model", "mlp:768,768", "--steps", "100", "--lr-max", "1e-4", "--output", "out", "--no-plot"];
        if (await On($"stty cols 40; TERM={kind}; export TERM", "", work) is not { } text)
            return;
        string[] lines = text.Split("\n\e[K");
        Assert.Equal(shows, lines.Length > 2);
        Assert.All(lines[..^1], line => Assert.InRange(line.Length, 0, 39));
        Assert.Equal(shows, lines.Any(line => line.StartsWith("sweep  [", StringComparison.Ordinal) && line.Contains(" 0/1 cells  ", StringComparison.Ordinal)));
    }

    private static Task<string?> On(string setting, params string[] arguments) => On(setting, "", arguments);

    // What the terminal shows; null where there is no way to make one.
    private static async Task<string?> On(string setting, string typed, string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Script))
            return null;
        using var folder = new TemporaryFolder();
        string command = string.Join(' ', arguments.Select(a => a == "|cat" ? a : $"'{a}'"));
        var start = new ProcessStartInfo(Script, ["-qec", $"{setting}; dotnet '{typeof(LrFind.Cli.LrFindApp).Assembly.Location}' {command}", "/dev/null"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string? value) in new[] { ("TERM", "xterm"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", null), ("COLUMNS", null), ("SHELL", "/bin/sh") })
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // Whether there is a suggestion is not the question here.
        Assert.True(process.ExitCode is 0 or 4, text);
        return text.ReplaceLineEndings("\n");
    }
}
