using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using LrFind.Reports;

namespace LrFind.Cli;

/// <summary>Prints the version of lrfind, whatever process hosts it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The version, without the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>What reports say they are from.</summary>
    public static Tool Tool { get; } = new(Version) { NameSettings = OptionNames.In };

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"lrfind {Version}");
        return ExitCode.Ok;
    }
}
