using System.CommandLine;
using System.CommandLine.Invocation;
using LrFind.Foundation;
using LrFind.Reports;

namespace LrFind.Cli;

/// <summary>Prints the version of lrfind, whatever process hosts it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>What reports say they are from.</summary>
    public static Tool Tool { get; } = new(ProductVersion.Text) { NameSettings = OptionNames.In };

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"lrfind {ProductVersion.Text}");
        return ExitCode.Ok;
    }
}
