using System.CommandLine;
using LrFind.Cli.Completion;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Foundation;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind complete</c>, which the scripts of <c>lrfind completions</c> call at each press of the tab key; hidden.</summary>
/// <remarks>
/// What is printed: a line of two words, what the shell is to offer besides (nothing, files or folders), and whether a space follows a word
/// (space or nospace); then the words. Each has its description on the line behind it, but for bash, which gets them alone and quoted.
/// </remarks>
internal sealed class CompleteCommand
{
    private const int LongestDescription = 100;

    private readonly Argument<string> _shell = new("shell") { Description = "The shell that asks" };
    private readonly Argument<string[]> _words = new("words")
    {
        Description = "The words of the line; of bash, the line up to the cursor and what it replaces of it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly ValueOption<int> _position = OptionFactory.Integer("--position", "N", "Which of the words is typed, from 0", 0);
    private readonly Terminal _terminal;

    private CompleteCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var complete = new CompleteCommand(terminal);
        var command = new Command("complete", "Print what can stand at a place of a command line, for the scripts of 'lrfind completions'.")
        {
            complete._shell, complete._words, complete._position,
        };
        command.Hidden = true;
        command.SetAction(complete.Invoke);
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        Command root = parsed.RootCommandResult.Command;
        string[] words = parsed.GetValue(_words) ?? [];
        if (parsed.GetValue(_shell) == CompletionScript.Bash)
            PrintQuoted(root, BashLine.Read(words.ElementAtOrDefault(0) ?? "", words.ElementAtOrDefault(1) ?? ""));
        else
            Print(root, words, Math.Max(0, new CommandLineValues(parsed).Get(_position)));
        return ExitCode.Ok;
    }

    private void PrintQuoted(Command root, BashLine line)
    {
        Candidates candidates = Completer.Complete(root, [.. line.Words.Skip(1)], line.Current);
        PrintAdvice(candidates);
        foreach (Candidate candidate in candidates.Words)
            _terminal.Output.WriteLine(line.Replacement(candidate.Word));
    }

    // A shell may leave a last word out that is empty.
    private void Print(Command root, string[] words, int position)
    {
        Candidates candidates = Completer.Complete(root, [.. words.Take(position)], words.ElementAtOrDefault(position) ?? "");
        PrintAdvice(candidates);
        foreach (Candidate candidate in candidates.Words)
        {
            _terminal.Output.WriteLine(candidate.Word);
            _terminal.Output.WriteLine(Legible.Fitted(candidate.Description, LongestDescription));
        }
    }

    private void PrintAdvice(Candidates candidates)
    {
        string otherwise = candidates.Otherwise switch { Fallback.Files => "files", Fallback.Folders => "folders", _ => "nothing" };
        _terminal.Output.WriteLine($"{otherwise} {(candidates.GoesOn ? "nospace" : "space")}");
    }
}
