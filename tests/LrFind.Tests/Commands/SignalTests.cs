using System.Diagnostics;

namespace LrFind.Tests.Commands;

/// <summary>A process that is told to end does so, whatever it is doing, and leaves nothing that is not whole.</summary>
public class SignalTests
{
    private const string Nothing = "lrfind: interrupted; nothing was written\n";

    // Each waits for what never comes, or works for minutes.
    public static TheoryData<string> CommandLines() =>
    [
        "run - --json x.json",
        "inspect -",
        "suggest pipe --json x.json",
        "models pipe",
        "models iris.csv --model mlp --export pipe",
        "run iris.csv --json pipe --plot x.png",
        "verify pipe",
        "tune pipe --output made/for/nothing",
        "check pipe --lr 0.01 --junit x.xml",
        "sweep pipe --output swept",
        "run iris.csv --model mlp:512,512 --steps 1000000 --lr-max 1.01e-5",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task The_first_signal_ends_every_command(string command)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Cli.Result result = await Interrupted(folder, command, "INT");
        Assert.Equal((130, "", Nothing), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(["iris.csv", "pipe"], folder.Files);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task All_signals_that_end_processes_clean_up(string signal)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Cli.Result result = await Interrupted(folder, "run - --json x.json --output made", signal);
        Assert.Equal((130, Nothing), (result.ExitCode, result.Error));
        Assert.Equal(["iris.csv", "pipe"], folder.Files);
    }

    [Fact]
    public async Task A_sweep_keeps_what_is_done_and_no_lock()
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Cli.Result result = await Interrupted(folder, "sweep iris.csv --model mlp:512,512 --steps 1000000 --lr-max 1.01e-5 --output swept", "TERM", until: () => folder.Files.Contains("swept/cells.0-of-1.jsonl"));
        Assert.Equal((130, "lrfind: interrupted; the cells that were done are in 'swept', --resume goes on\n"), (result.ExitCode, result.Error));
        Assert.Equal(["iris.csv", "pipe", "swept", "swept/cells.0-of-1.jsonl", "swept/sweep.settings.json"], folder.Files);
    }

    [Fact]
    public async Task Output_that_nobody_takes_does_not_keep_it_and_what_is_written_is_said()
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Cli.Result result = await Interrupted(folder, "run iris.csv --json --repeats 10 --plot x.png", "INT", until: () => folder.Files.Contains("x.png"), reads: false);
        Assert.Equal((130, "lrfind: interrupted; the outputs were written\n"), (result.ExitCode, result.Error));
        Assert.Equal(["iris.csv", "pipe", "x.png"], folder.Files);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_by_the_next()
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        await Interrupted(folder, "run - --json x.json", "KILL", until: () => folder.Files.Any(f => f.StartsWith(".lrfind-", StringComparison.Ordinal)));
        Assert.Contains(folder.Files, f => f.StartsWith(".lrfind-", StringComparison.Ordinal));
        await Interrupted(folder, "sweep iris.csv --model mlp:512,512 --steps 1000000 --lr-max 1.01e-5 --output swept --shard 0/2", "KILL", until: () => folder.Files.Contains("swept/.cells.0-of-2.jsonl.lock"));
        Assert.Contains("swept/.cells.0-of-2.jsonl.lock", folder.Files);
        Assert.Equal(0, (await Shell.Run(folder, "$lrfind run iris.csv -q --steps 20 --no-plot")).ExitCode);
        await Shell.Run(folder, "$lrfind merge swept --no-plot");
        Assert.DoesNotContain(folder.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal) || f.EndsWith(".lock", StringComparison.Ordinal));
    }

    // Not in the background of a shell, whose processes ignore Ctrl-C.
    private static async Task<Cli.Result> Interrupted(TemporaryFolder folder, string command, string signal, Func<bool>? until = null, bool reads = true)
    {
        folder.Write("iris.csv", File.ReadAllText(Repo.Sample("iris.csv")));
        if (!File.Exists(folder.PathOf("pipe")))
            await Shell.Run(folder, "mkfifo pipe");
        var start = new ProcessStartInfo("dotnet", [typeof(LrFind.Cli.LrFindApp).Assembly.Location, .. command.Split(' ')])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = reads ? process.StandardOutput.ReadToEndAsync() : Task.FromResult(""), error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !(Listens(process) && (until is null || until())))
            await Task.Delay(20);
        // Into whatever it will be waiting for.
        if (until is null)
            await Task.Delay(500);
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        return new Cli.Result(process.ExitCode, await output, await error);
    }

    // .NET has a thread for signals from the moment on that somebody asks for them.
    private static bool Listens(Process process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process.Id}/task").Any(t => File.ReadAllText($"{t}/comm").StartsWith(".NET SigHandler", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
