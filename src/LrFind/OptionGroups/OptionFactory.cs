using System.CommandLine;
using System.Globalization;

namespace LrFind.Cli.OptionGroups;

/// <summary>
/// Options, and the reading of their values in the invariant culture; errors say what was found and what was expected. Every option holds
/// text: one type of option for all costs a fraction of the start-up time of one for each type of value.
/// </summary>
internal static class OptionFactory
{
    /// <summary>An option that takes a value.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="byDefault">The value when it is not given; <see langword="null"/> for none.</param>
    public static Option<string?> Create(string name, string value, string description, IFormattable? byDefault = null)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        if (byDefault?.ToString(null, CultureInfo.InvariantCulture).ToLowerInvariant() is { } text)
            option.DefaultValueFactory = _ => text;
        return option;
    }

    /// <summary>An option that takes one of a few words, the first by default.</summary>
    public static Option<string?> Choice(string name, string description, params string[] words) =>
        LongChoice(name, string.Join('|', words), description, words);

    /// <summary>An option that takes one of many words, the first by default; help shows a single word for them all.</summary>
    public static Option<string?> LongChoice(string name, string value, string description, string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value, DefaultValueFactory = _ => words[0] };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int Integer(this ParseResult parsed, Option<string?> option) =>
        int.TryParse(parsed.GetValue(option), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Unexpected(parsed, option, "a whole number");

    /// <summary>A whole number of 64 bits.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static long Long(this ParseResult parsed, Option<string?> option) =>
        long.TryParse(parsed.GetValue(option), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Unexpected(parsed, option, "a whole number");

    /// <summary>A finite number.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static double Number(this ParseResult parsed, Option<string?> option) =>
        double.TryParse(parsed.GetValue(option), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? value
            : throw Unexpected(parsed, option, "a number, as in 0.003 or 3e-3");

    /// <summary>The place of a word in a list.</summary>
    /// <exception cref="UsageException">It is not in the list.</exception>
    public static int Word(this ParseResult parsed, Option<string?> option, string[] words)
    {
        int index = Array.IndexOf(words, parsed.GetValue(option));
        return index >= 0 ? index : throw Unexpected(parsed, option, AnyOf(words));
    }

    /// <summary>Words in a phrase: a, b or c.</summary>
    public static string AnyOf(string[] words) => $"{string.Join(", ", words[..^1])} or {words[^1]}";

    /// <summary>Whether an option was given.</summary>
    public static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The error for a value that is not one of an option's.</summary>
    public static UsageException Unexpected(this ParseResult parsed, Option<string?> option, string expected) =>
        new($"{option.Name} is '{parsed.GetValue(option)}'; expected {expected}", option.Name);
}
