using System.CommandLine;

namespace LrFind.Cli;

/// <summary>How arguments become commands and options.</summary>
internal static class CommandLineParser
{
    // Response files are off: a data file may well be called @something.
    private static readonly ParserConfiguration s_configuration = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses arguments.</summary>
    public static ParseResult Parse(Command command, string[] arguments) => command.Parse(arguments, s_configuration);

    /// <summary>What is wrong with a command line, without a full stop.</summary>
    public static string FirstError(ParseResult parsed)
    {
        string message = parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "the command line cannot be understood";
    }
}
