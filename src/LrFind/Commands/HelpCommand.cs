using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.Parsing;
using LrFind.Foundation;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind help</c>: the same as <c>--help</c> of a command.</summary>
internal static class HelpCommand
{
    /// <summary>The command, ready to be added to the tree.</summary>
    /// <param name="columns">Measures the terminal.</param>
    public static Command Create(Func<int> columns)
    {
        var name = new Argument<string?>("command") { Description = "The command to show the help of", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(context => NamesIn(context.ParseResult.RootCommandResult.Command));
        var command = new DocumentedCommand("help", "Show all help of a command, or the list of commands.")
        {
            Examples = [("lrfind help run", "the same as lrfind run --help")],
            ExitCodes = [(ExitCode.Ok, "help was shown")],
            Pages = ["README.md", "docs/guide.md"],
        };
        command.Add(name);
        command.SetAction(parsed =>
        {
            Command root = parsed.RootCommandResult.Command;
            Command shown = parsed.GetValue(name) is { } word ? Find(root, word) : root;
            HelpText.Write(parsed.InvocationConfiguration.Output, shown, isFull: true, columns());
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Find(Command root, string word) =>
        root.Subcommands.FirstOrDefault(c => c.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw NoSuchCommand(root, word);

    /// <summary>Says that there is no such command, and what was probably meant.</summary>
    public static UsageException NoSuchCommand(Command root, string word) =>
        new($"there is no command '{Quoting.Shortened(word)}'{Hint(root, word)}");

    private static IEnumerable<string> NamesIn(Command root) => root.Shown().Select(c => c.Name);

    private static string Hint(Command root, string word)
    {
        string[] names = [.. NamesIn(root)];
        return Nearest.Hint(word, names) is { Length: > 0 } hint ? hint : $"; expected {string.Join(", ", names)}";
    }
}
