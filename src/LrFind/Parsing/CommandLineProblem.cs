using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Cli.Parsing;

/// <summary>What is wrong with a command line: the word that is none, what was probably meant, and where to read on.</summary>
internal sealed class CommandLineProblem
{
    private const string EndOfOptions = "--";

    private readonly Command _root;
    private readonly string[] _arguments;
    private readonly ParseResult _parsed;
    private readonly Command _command;

    private CommandLineProblem(Command root, string[] arguments, ParseResult parsed) =>
        (_root, _arguments, _parsed, _command) = (root, arguments, parsed, parsed.CommandResult.Command);

    /// <summary>What is wrong, in one line; <see langword="null"/> where nothing is, or help or the version is asked for.</summary>
    /// <param name="root">The tree of commands.</param>
    /// <param name="arguments">The arguments that were parsed.</param>
    /// <param name="parsed">What came of them.</param>
    public static UsageException? Find(Command root, string[] arguments, ParseResult parsed)
    {
        if (parsed.Action is HelpAction or VersionAction)
            return null;
        var problem = new CommandLineProblem(root, arguments, parsed);
        string? description = problem.UnknownOption() ?? (parsed.Errors.Count > 0 ? problem.Describe() : problem.ValueForFile());
        return description is null ? null
            : new UsageException(description.EndsWith('?') ? description : $"{description}; see '{problem.Path} --help'");
    }

    private string Path => _command == _root ? _root.Name : $"{_root.Name} {_command.Name}";

    private string Describe() => _command == _root
        ? WrongCommand.Describe(_root, _arguments)
        : Missing() ?? Surplus() ?? Repeated() ?? FirstError();

    // The parser takes an option that it does not know for the name of a file, and its value for a second one.
    private string? UnknownOption()
    {
        if (_command == _root || !Array.Exists(_arguments, LooksLikeOption))
            return null;
        IEnumerable<string> words = _parsed.CommandResult.Tokens.Select(t => t.Value).Concat(_parsed.UnmatchedTokens);
        HashSet<string> taken = [.. words];
        string? found = _arguments.TakeWhile(a => a != EndOfOptions).FirstOrDefault(a => LooksLikeOption(a) && taken.Contains(a));
        return found is null ? null : DescribeOption(found.Split('=', 2)[0]);
    }

    private string DescribeOption(string name)
    {
        string[] own = [.. NamesOf(_command)];
        // A dash too few is a slip too.
        string inFull = name.StartsWith(EndOfOptions, StringComparison.Ordinal) ? name : $"-{name}";
        string problem = $"there is no option '{Quoting.Shortened(name)}'";
        string[] others = own.Contains(inFull) ? [] : [.. _root.Subcommands.Where(c => NamesOf(c).Contains(inFull)).Select(c => $"'{_root.Name} {c.Name}'")];
        if (others.Length == 0)
        {
            string hint = Nearest.Hint(inFull, own.Where(n => n.StartsWith(EndOfOptions, StringComparison.Ordinal)));
            return problem + (hint.Length > 0 ? hint : HintOfJoinedValue(name));
        }

        return $"{problem} of '{Path}'; {WordList.AllOf(others)} {(others.Length == 1 ? "has" : "have")} it";
    }

    // As other tools take it.
    private string HintOfJoinedValue(string word)
    {
        const int BriefName = 2;
        return word.Length > BriefName && _command.Options.Any(o => o is not Option<bool> && o.Names().Contains(word[..BriefName]))
            ? $"; did you mean '{word[..BriefName]} {Quoting.Shortened(word[BriefName..])}'?" : "";
    }

    private string? Missing()
    {
        bool hasFile = _parsed.CommandResult.Tokens.Count > 0;
        if (hasFile || _command.Arguments is not [{ Arity.MinimumNumberOfValues: > 0 } argument, ..])
            return MissingValue() ?? MissingOption();
        string noun = argument.Name == "DIR" ? "folder" : argument.Name.Contains('.', StringComparison.Ordinal) ? "file" : argument.Name;
        string problem = $"no {noun} is named";
        return TakenByOption() is { } option
            ? $"{problem}: {option.Option.Name} has taken '{Quoting.Shortened(option.Tokens[^1].Value)}' as its {ValueOf(option.Option)}; name the file before the options"
            : $"{problem}; expected {(ChoicesOf(argument) is { Length: > 0 } choices ? WordList.AnyOf(choices) : $"{Path} {argument.Name}")}";
    }

    // Of an option that needs no value the one behind it is easily lost.
    private OptionResult? TakenByOption() => _parsed.CommandResult.Children.OfType<OptionResult>()
        .Where(o => o.Tokens.Count > 0)
        .FirstOrDefault(o => o.Option.Arity.MinimumNumberOfValues == 0 || LikelyFile.Looks(o.Tokens[^1].Value));

    private string? MissingValue() => _parsed.CommandResult.Children.OfType<OptionResult>()
        .FirstOrDefault(o => !o.Implicit && o.Tokens.Count < o.Option.Arity.MinimumNumberOfValues) is { } lacking
        ? $"{lacking.Option.Name} is given without a value; expected {ValueOf(lacking.Option)}"
        : null;

    private string? MissingOption() =>
        _command.Options.FirstOrDefault(o => o.Required && _parsed.GetResult(o) is null or { Implicit: true }) is { } needed
            ? $"{needed.Name} is missing; expected {needed.Name} {ValueOf(needed)}"
            : null;

    private string? Surplus()
    {
        if (_parsed.UnmatchedTokens is not [var extra, ..])
            return null;
        if (LikelyFile.Looks(extra) && ValueForFile() is { } first)
            return first;
        string hint = HintOfOption(extra);
        return $"'{Quoting.Shortened(extra)}' is one argument too many{(hint.Length > 0 ? hint : HintOfMisspelt(extra))}";
    }

    // A word in the place of the file, which only an option takes.
    private string? ValueForFile()
    {
        if (_command == _root || _parsed.CommandResult.Tokens is not [{ Value: var word }, ..])
            return null;
        bool isCode = ModelChoice.IsCode(word);
        if (isCode ? !ModelChoice.FilesOf(word).Any(File.Exists) : File.Exists(word) || Directory.Exists(word))
            return null;
        string hint = HintOfOption(word);
        return hint.Length == 0 ? null : (isCode ? $"'{Quoting.Shortened(word)}' is code, and no table" : $"there is no file '{Quoting.Shortened(word)}'") + hint;
    }

    // What only one option takes needs its name.
    private string HintOfOption(params IEnumerable<string> words)
    {
        string[] meant =
        [
            .. from word in words let option = TakerOf(word) where option is not null select $"'{option.Name} {Quoting.Shortened(word)}'",
        ];
        return meant.Length == 0 ? "" : $"; did you mean {WordList.AnyOf(meant)}?";
    }

    // The same of a word that is misspelt besides.
    private string HintOfMisspelt(string word) =>
        LikelyFile.Looks(word) ? "" : HintOfOption(Nearest.All(word, _command.Options.SelectMany(ChoicesOf)));

    private Option? TakerOf(string word) => _command.Options
        .Where(o => LikelyFile.IsModel(word) ? o.Name == "--model" : ChoicesOf(o).Contains(word, StringComparer.OrdinalIgnoreCase))
        .ToArray() is [var only] ? only : null;

    private string? Repeated() => _parsed.CommandResult.Children.OfType<OptionResult>()
        .FirstOrDefault(o => o.Tokens.Count > o.Option.Arity.MaximumNumberOfValues) is { } repeated
        ? $"{repeated.Option.Name} is given {repeated.IdentifierTokenCount} times, as {Nearest.Quoted([.. repeated.Tokens.Select(t => t.Value)])}; leave one out"
        : null;

    private string FirstError()
    {
        string message = _parsed.Errors[0].Message;
        // The parser says all of what it does not understand.
        foreach (string value in _parsed.Tokens.Select(t => t.Value).Where(v => Quoting.Shortened(v) != v).OrderByDescending(v => v.Length))
            message = message.Replace(value, Quoting.Shortened(value), StringComparison.Ordinal);
        message = message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "the command line cannot be understood";
    }

    private static bool LooksLikeOption(string word) =>
        word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]) && word != EndOfOptions;

    private static IEnumerable<string> NamesOf(Command command) => command.Options.SelectMany(o => o.Names());

    private static string[] ChoicesOf(Symbol symbol) =>
        symbol is Option<bool> ? [] : [.. symbol.GetCompletions(CompletionContext.Empty).Select(c => c.Label)];

    private static string ValueOf(Option option) => option.HelpName ?? "a value";
}
