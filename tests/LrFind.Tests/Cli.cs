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
        int code = LrFindApp.Run(args, createEngine, new Terminal(output, error, ShowsProgress: false), cancellation);
        return new Result(code, output.ToString(), error.ToString());
    }
}
