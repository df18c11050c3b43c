using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using LrFind.Foundation;
using LrFind.Reports;

namespace LrFind.Cli;

/// <summary>How arguments become commands and options.</summary>
internal static class CommandLineParser
{
    // Response files are off: a data file may well be called @something.
    private static readonly ParserConfiguration s_configuration = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses arguments.</summary>
    public static ParseResult Parse(Command command, string[] arguments) => command.Parse(arguments, s_configuration);

    /// <summary>What is wrong with a command line, and with which option of it.</summary>
    public static UsageException FirstError(ParseResult parsed)
    {
        ParseError error = parsed.Errors[0];
        string message = WithShortValues(error.Message, parsed.Tokens).ReplaceLineEndings(" ").TrimEnd('.', ' ');
        string problem = message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "the command line cannot be understood";
        return error.SymbolResult is OptionResult given ? new UsageException(problem, given.Option.Name) : new UsageException(problem);
    }

    // The parser says all of what it does not understand.
    private static string WithShortValues(string message, IEnumerable<Token> tokens)
    {
        foreach (string value in tokens.Select(t => t.Value).Where(v => Quoting.Shortened(v) != v).OrderByDescending(v => v.Length))
            message = message.Replace(value, Quoting.Shortened(value), StringComparison.Ordinal);
        return message;
    }
}

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
