using System.CommandLine;
using System.CommandLine.Invocation;

namespace LrFind.Cli.Help;

/// <summary>Shows the help of a command: with -h what most need, on one screen, with --help all.</summary>
/// <param name="columns">Measures the terminal.</param>
internal sealed class HelpAction(Func<int> columns) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool Terminating => true;

    // A command line with --help is not looked at any further.
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        bool isFull = parseResult.Tokens.Any(t => t.Value == "--help");
        HelpText.Write(parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command, isFull, columns());
        return ExitCode.Ok;
    }
}
