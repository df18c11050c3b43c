using System.Diagnostics;
using LrFind.Cli;

namespace LrFind.Tests;

public class ShellTextTests
{
    [Fact]
    public void What_needs_no_quotes_has_none() => Assert.Equal("lrfind run samples/iris.csv --lr-min=1e-5", ShellText.Of(["run", "samples/iris.csv", "--lr-min=1e-5"]));

    [Fact]
    public async Task A_shell_reads_the_arguments_back()
    {
        string[] arguments = ["it's", "a b", "", "$HOME `id` \"x\"", "*", "a\nb", "ü", "~", "#no", "a;b"];
        var start = new ProcessStartInfo("sh", ["-c", $"lrfind() {{ printf '%s\\0' \"$@\"; }}; {ShellText.Of(arguments)}"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        Assert.Equal(arguments, output.Split('\0')[..^1]);
    }

    [Fact]
    public async Task What_would_not_be_seen_is_written_out()
    {
        string[] arguments = ["a\e[2J\u0007\n\t'\\", "\u202eb\u009b", "\u007f1"];
        string command = ShellText.Of(arguments);
        Assert.Equal(@"lrfind $'a\x1b[2J\x07\n\t\'\\' $'\u202eb\u009b' $'\x7f1'", command);
        if (!File.Exists("/bin/bash"))
            return;
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"lrfind() {{ printf '%s\\0' \"$@\"; }}; {command}"]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        Assert.Equal(arguments, output.Split('\0')[..^1]);
    }
}
