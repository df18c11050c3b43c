using System.CommandLine;

namespace LrFind.Cli.Parsing;

/// <summary>What is asked of the tree of commands in several places.</summary>
internal static class CommandTree
{
    /// <summary>The commands below one that people are told of.</summary>
    public static IEnumerable<Command> Shown(this Command root) => root.Subcommands.Where(c => !c.Hidden);

    /// <summary>All names of an option, the long one first.</summary>
    public static IEnumerable<string> Names(this Option option) => option.Aliases.Prepend(option.Name);
}
