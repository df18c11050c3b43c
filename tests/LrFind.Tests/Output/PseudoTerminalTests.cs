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

    // What the terminal shows; null where there is no way to make one.
    private static async Task<string?> On(string setting, params string[] arguments)
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
        process.StandardInput.Close();
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text.ReplaceLineEndings("\n");
    }
}
