using System.CommandLine;

namespace LrFind.Cli.Parsing;

/// <summary>How arguments become commands and options.</summary>
internal static class CommandLineParser
{
    // Response files are off: a data file may well be called @something. So are bundles of short options: -target is --target mistyped, and
    // not -t with a column 'arget'.
    private static readonly ParserConfiguration s_configuration = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Parses arguments.</summary>
    public static ParseResult Parse(Command command, string[] arguments) => command.Parse(arguments, s_configuration);
}
