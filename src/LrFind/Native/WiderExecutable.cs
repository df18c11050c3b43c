using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Versioning;

namespace LrFind.Cli.Native;

/// <summary>
/// Native executables have the instructions they were compiled for. The one that every x64 processor can run hands over to the widest one
/// that stands beside it and that this machine can run, if it is to train; where there is none, it is complete itself.
/// </summary>
internal static partial class WiderExecutable
{
    /// <summary>The commands that train. All others are done in less time than it takes to start another program.</summary>
    public static IReadOnlyList<string> Commands { get; } = ["run", "verify", "tune", "check", "init", "sweep"];

    /// <summary>Hands over where there is something wider to run, and something to gain by it.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>
    /// The exit code where another process has answered; <see langword="null"/> where this one has to. Where a process can become another program,
    /// it does, and this does not return.
    /// </returns>
    public static int? HandOver(string[] args)
    {
        // All are constants for the native compiler: the wider executables, and those of other processors, have none of what follows.
        if (RuntimeFeature.IsDynamicCodeSupported || !X86Base.X64.IsSupported || Avx2.IsSupported)
            return null;
        if (args is not [var command, ..] || !Commands.Contains(command))
            return null;
        if (Environment.ProcessPath is not { } self || Find(self, VectorLevel.OfThisMachine()) is not { } wider)
            return null;
        if (OperatingSystem.IsWindows())
            return RunAsChild(wider, args);
        Become(wider);
        return null;
    }

    /// <summary>The widest executable beside this one; <see langword="null"/> where there is none.</summary>
    /// <param name="self">The path of this one.</param>
    /// <param name="levels">What the machine can run, widest first.</param>
    public static string? Find(string self, IEnumerable<string> levels)
    {
        string start = Path.Join(Path.GetDirectoryName(self), "lrfind-"), end = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (string level in levels)
        {
            string path = start + level + end;
            // One of that name that is this very executable would hand over to itself for ever, and a link may lead here.
            if (path == self)
                return null;
            if (new FileInfo(path) is { Exists: true, LinkTarget: null })
                return path;
        }

        return null;
    }

    // The same process goes on as another program: arguments, environment, descriptors, terminal and signals are as they were. It comes
    // back where the program cannot be started, as from a folder that forbids it.
    [UnsupportedOSPlatform("windows")]
    private static void Become(string path) => _ = ReplaceProcess(path, [.. Environment.GetCommandLineArgs(), null]);

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReplaceProcess(string path, string?[] arguments);

    // Windows cannot replace a process. The child has its console and its streams; Ctrl-C reaches both, and is the child's to answer.
    private static int? RunAsChild(string path, string[] args)
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using PosixSignalRegistration quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, c => c.Cancel = true);
        try
        {
            using Process child = Process.Start(new ProcessStartInfo(path, args) { UseShellExecute = false })!;
            child.WaitForExit();
            return child.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
