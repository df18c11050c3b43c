using System.Diagnostics;

namespace LrFind.Tests;

/// <summary>lrfind as a process of its own, started by a shell: with streams, signals and files of all kinds.</summary>
internal static class Shell
{
    /// <summary>Whether there is a shell.</summary>
    public static bool IsThere => OperatingSystem.IsLinux() && File.Exists("/bin/sh");

    /// <summary>Runs lines of a shell script in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="script">The lines; <c>$lrfind</c> is the command.</param>
    public static async Task<Cli.Result> Run(TemporaryFolder folder, string script)
    {
        string program = typeof(LrFind.Cli.LrFindApp).Assembly.Location;
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"lrfind='dotnet {program}'\n{script}"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return new Cli.Result(process.ExitCode, await output, await error);
    }
}
