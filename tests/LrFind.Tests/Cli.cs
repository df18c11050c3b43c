using LrFind.Cli;
using LrFind.Cli.Output;
using LrFind.Engines;
using LrFind.Engines.Embedded;

namespace LrFind.Tests;

/// <summary>lrfind, driven in this process.</summary>
internal static class Cli
{
    /// <summary>What a command line came to.</summary>
    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Result Run(params string[] args) => Run(threads => new EmbeddedEngine(threads), CancellationToken.None, args);

    public static Result Run(Func<int, IEngine> createEngine, CancellationToken cancellation, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int code = LrFindApp.Run(args, createEngine, Pipes(output, error), cancellation);
        return new Result(code, output.ToString(), error.ToString());
    }

    /// <summary>Streams that are no terminals, written as those of a process are.</summary>
    /// <param name="variables">The environment, as in TERM=xterm.</param>
    public static Terminal Pipes(TextWriter output, TextWriter error, params string[] variables) =>
        Terminal.Of((output, false), (error, false), Settings(variables));

    /// <summary>Runs a command line whose streams are terminals of 80 columns, or files.</summary>
    /// <param name="isTerminal">Which are terminals.</param>
    /// <param name="variables">The environment, as in TERM=xterm.</param>
    public static Result RunOnTerminal((bool Output, bool Error) isTerminal, string[] variables, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        // Progress depends on time.
        Terminal terminal = Terminal.Of((output, isTerminal.Output), (error, isTerminal.Error), Settings(variables)) with { ShowsProgress = false };
        int code = LrFindApp.Run(args, threads => new EmbeddedEngine(threads), terminal, CancellationToken.None);
        return new Result(code, output.ToString(), error.ToString());
    }

    private static TerminalSettings Settings(string[] variables) =>
        new(name => variables.FirstOrDefault(v => v.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..], () => 80);
}
