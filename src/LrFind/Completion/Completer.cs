using System.CommandLine;
using System.CommandLine.Parsing;
using LrFind.Cli.Parsing;
using CommandLineParser = LrFind.Cli.Parsing.CommandLineParser;

namespace LrFind.Cli.Completion;

/// <summary>What may stand at the end of a command line that is being typed: all of it from the tree of commands.</summary>
internal static class Completer
{
    /// <summary>Finds it.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="words">The words behind <c>lrfind</c>, without quotes.</param>
    /// <param name="current">The word that is being typed, as far as it is; empty where it is not begun.</param>
    public static Candidates Complete(Command root, IReadOnlyList<string> words, string current)
    {
        ParseResult line = CommandLineParser.Parse(root, [.. words]);
        Command command = line.CommandResult.Command;
        var values = new ValueCandidates(line);
        if (!line.Tokens.Any(t => t.Type == TokenType.DoubleDash))
        {
            if (OptionWithoutValue(line) is { } open && (open.Arity.MinimumNumberOfValues > 0 || !IsOption(current)))
                return values.Of(open, current);
            if (Joined(command, current) is var (option, name))
                return values.Of(option, current[name.Length..]).After(name);
            if (IsOption(current))
                return Options(line, current);
        }

        return OfCommand(line, values, current);
    }

    /// <summary>The options of a command that can be typed, its own and those that it has from above.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Where(o => !o.Hidden)
            .Concat(command.Parents.OfType<Command>().SelectMany(p => OptionsOf(p).Where(o => o.Recursive)));

    /// <summary>Whether an option has values, and is more than a switch.</summary>
    public static bool HasValue(Option option) => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;

    private static Candidates OfCommand(ParseResult line, ValueCandidates values, string current)
    {
        // What is not understood so far could go on as anything.
        if (line.UnmatchedTokens.Count > 0)
            return Candidates.None;
        Command command = line.CommandResult.Command;
        if (command.Shown().Any())
            return new([.. command.Shown().Where(c => Begins(c.Name, current)).Select(c => new Candidate(c.Name, c.Description ?? ""))]);

        Argument? next = command.Arguments.FirstOrDefault(a =>
            !a.Hidden && (line.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MaximumNumberOfValues);
        return next is not null ? values.Of(next, current) : current.Length == 0 ? Options(line, current) : Candidates.None;
    }

    private static Candidates Options(ParseResult line, string current)
    {
        // A short name is offered to who has typed it; others see the long one, which says what it does.
        static string? NameOf(Option option, string current) =>
            Begins(option.Name, current) ? option.Name : option.Aliases.FirstOrDefault(a => a == current);
        return new([.. from option in OptionsOf(line.CommandResult.Command)
                       where option.Arity.MaximumNumberOfValues > 1 || line.GetResult(option) is not { Implicit: false }
                       let name = NameOf(option, current)
                       where name is not null
                       select new Candidate(name, option.Description ?? "")]);
    }

    private static Option? OptionWithoutValue(ParseResult line) =>
        line.Tokens is [.., { Type: TokenType.Option } last]
        && OptionsOf(line.CommandResult.Command).FirstOrDefault(o => o.Names().Contains(last.Value)) is { } option && HasValue(option)
            ? option : null;

    // --name=value, of which the name may be short.
    private static (Option Option, string Name)? Joined(Command command, string current)
    {
        int equals = current.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && OptionsOf(command).FirstOrDefault(o => o.Names().Contains(current[..equals])) is { } option && HasValue(option)
            ? (option, current[..(equals + 1)]) : null;
    }

    private static bool IsOption(string word) => word.StartsWith('-');

    private static bool Begins(string word, string current) => word.StartsWith(current, StringComparison.Ordinal);
}
