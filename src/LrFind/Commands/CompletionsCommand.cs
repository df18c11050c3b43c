using System.CommandLine;
using LrFind.Cli.Completion;
using LrFind.Cli.Help;
using LrFind.Cli.Output;
using LrFind.Foundation;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind completions</c>: the script that makes a shell complete lrfind's command lines.</summary>
internal sealed class CompletionsCommand
{
    private readonly Argument<string> _shell = new("shell")
    {
        HelpName = "SHELL",
        Description = WordList.AnyOf(CompletionScript.Shells),
    };

    private readonly Terminal _terminal;

    private CompletionsCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var completions = new CompletionsCommand(terminal);
        var command = new DocumentedCommand("completions", "Print the script by which a shell completes with TAB.")
        {
            Details = "Completed are commands, options, models, and the columns of the file that is named.",
            Examples =
            [
                ("eval \"$(lrfind completions bash)\"", "in ~/.bashrc"),
                ("lrfind completions zsh > ~/.zsh/completions/_lrfind", "a folder of $fpath"),
                ("lrfind completions fish > ~/.config/fish/completions/lrfind.fish", "read by every fish"),
                ("lrfind completions pwsh | Out-String | Invoke-Expression", "in $PROFILE"),
            ],
            ExitCodes = [(ExitCode.Ok, "the script was printed")],
            Pages = ["docs/install.md"],
        };
        command.Add(completions._shell);
        completions._shell.CompletionSources.Add(CompletionScript.Shells);
        command.SetAction(completions.Invoke);
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        string shell = parsed.GetRequiredValue(_shell);
        if (!CompletionScript.Shells.Contains(shell))
        {
            throw new UsageException($"there is no script for '{Quoting.Shortened(shell)}'; expected "
                + WordList.AnyOf(CompletionScript.Shells) + Nearest.Hint(shell, CompletionScript.Shells));
        }

        _terminal.Output.Write(CompletionScript.Of(shell));
        return ExitCode.Ok;
    }
}
