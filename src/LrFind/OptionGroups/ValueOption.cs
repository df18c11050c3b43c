using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>Reads a value in the invariant culture.</summary>
internal delegate bool TryRead<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>An option whose value is one of a few words.</summary>
internal interface IWordOption
{
    /// <summary>The words; none where any text may be right.</summary>
    IReadOnlyList<string> Words { get; }
}

/// <summary>
/// An option with a value of some type. The parser of the command line sees its text, because the same text may come from a configuration:
/// what it stands for is read here, for both.
/// </summary>
/// <typeparam name="T">What the text stands for.</typeparam>
internal sealed class ValueOption<T> : Option<string?>, IWordOption
{
    private readonly string _expected;
    private readonly TryRead<T> _tryRead;

    /// <summary>An option.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="expected">What its text is to be, for errors.</param>
    /// <param name="byDefault">The value where none is given.</param>
    /// <param name="tryRead">How text becomes a value.</param>
    /// <param name="defaultText">The default in the words of help; <see langword="null"/> to say nothing of it.</param>
    public ValueOption(string name, string value, string description, string expected, T byDefault, TryRead<T> tryRead,
        string? defaultText = null)
        : base(name)
    {
        (Description, HelpName, Default, _expected, _tryRead) = (description, value, byDefault, expected, tryRead);
        if (defaultText is not null)
            DefaultValueFactory = OptionFactory.Always(defaultText);
    }

    /// <summary>The value where none is given.</summary>
    public T Default { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What a text stands for.</summary>
    /// <exception cref="UsageException">It is no such value.</exception>
    public T Read(string text) => _tryRead(text, out T? value) ? value
        : throw new UsageException($"{Name} is '{Quoting.Shortened(text)}'; expected {_expected}{Nearest.Hint(text, Words)}", Name);
}

/// <summary>Options by the kind of their value.</summary>
internal static class OptionFactory
{
    private const string WholeNumber = "a whole number", Fraction = "a number, as in 0.003 or 3e-3";

    /// <summary>Text, as it is.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in help.</param>
    /// <param name="description">What it does.</param>
    /// <param name="byDefault">The text where none is given. Default: there is none.</param>
    /// <param name="brief">A short name, as in -t. Default: there is none.</param>
    public static ValueOption<string?> Text(string name, string value, string description, string? byDefault = null, string? brief = null)
    {
        var option = new ValueOption<string?>(name, value, description, "text", byDefault, (string text, out string? read) =>
        {
            read = text;
            return true;
        }, byDefault);
        if (brief is not null)
            option.Aliases.Add(brief);
        return option;
    }

    /// <summary>The name of a file or a folder to read or to write to.</summary>
    public static ValueOption<string?> Path(string name, string value, string description) =>
        new(name, value, description, "a name", null, (string text, out string? path) =>
        {
            path = text;
            return !string.IsNullOrWhiteSpace(text);
        });

    /// <summary>The name of a file to write, which is not the standard output.</summary>
    public static ValueOption<string?> OutputFile(string name, string value, string description) =>
        new(name, value, description, "the name of a file; standard output carries the result", null, (string text, out string? path) =>
        {
            path = text;
            return !string.IsNullOrWhiteSpace(text) && text != ResultOptionGroup.StandardOutput;
        });

    /// <summary>A whole number.</summary>
    public static ValueOption<int> Integer(string name, string value, string description, int byDefault) =>
        new(name, value, description, WholeNumber, byDefault, TryInteger, InHelp(byDefault));

    /// <summary>A whole number, or nothing.</summary>
    public static ValueOption<int?> Integer(string name, string value, string description) =>
        new(name, value, description, WholeNumber, null, OrNothing<int>(TryInteger));

    /// <summary>A whole number of more than 0, or nothing.</summary>
    public static ValueOption<int?> Count(string name, string value, string description) =>
        new(name, value, description, $"{WholeNumber} of more than 0", null,
            OrNothing((string text, out int count) => TryInteger(text, out count) && count > 0));

    /// <summary>The seed of a random generator: any whole number of 64 bits.</summary>
    public static ValueOption<long> Seed(string description, long byDefault)
    {
        var option = new ValueOption<long>("--seed", "SEED", description, WholeNumber, byDefault, (string text, out long seed) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed), InHelp(byDefault));
        option.Aliases.Add("-s");
        return option;
    }

    /// <summary>A finite number.</summary>
    public static ValueOption<double> Number(string name, string value, string description, double byDefault) =>
        new(name, value, description, Fraction, byDefault, TryNumber, InHelp(byDefault));

    /// <summary>A finite number, or nothing.</summary>
    public static ValueOption<double?> Number(string name, string value, string description) =>
        new(name, value, description, Fraction, null, OrNothing<double>(TryNumber));

    /// <summary>A learning rate, or nothing.</summary>
    public static ValueOption<double?> Rate(string name, string description) =>
        new(name, "RATE", description, "a number of more than 0, as in 3e-3", null,
            OrNothing((string text, out double rate) => TryNumber(text, out rate) && rate > 0));

    /// <summary>Several values, separated by commas; <see langword="null"/> where none are given.</summary>
    public static ValueOption<IReadOnlyList<T>?> List<T>(
        string name, string value, string description, string expected, TryRead<T> tryRead)
    {
        T ReadOne(string part) => tryRead(part, out T? one) ? one
            : throw new UsageException($"{name} names '{Quoting.Shortened(part)}'; expected {expected} separated by commas", name);
        return new(name, value, description, expected, null, (string text, out IReadOnlyList<T>? values) =>
        {
            values = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];
            return true;
        });
    }

    /// <summary>One of a few words in any case, all shown in help; the first by default.</summary>
    public static ValueOption<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices) =>
        Choice(name, string.Join('|', WordsOf(choices)), description, choices);

    /// <summary>One of many words in any case; the first by default.</summary>
    /// <param name="name">The name with its dashes.</param>
    /// <param name="value">What stands for the value in help.</param>
    /// <param name="description">What it does, with the words in it.</param>
    /// <param name="choices">The words, and what they stand for.</param>
    public static ValueOption<T> Choice<T>(
        string name, string value, Func<string, string> description, params (string Word, T Value)[] choices) =>
        Choice(name, value, description(WordList.AnyOf(WordsOf(choices))), choices);

    /// <summary>Reads a whole number.</summary>
    public static bool TryInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a finite number.</summary>
    public static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A default that does not depend on the command line.</summary>
    public static Func<ArgumentResult, string?> Always(string text) => _ => text;

    private static ValueOption<T> Choice<T>(string name, string value, string description, (string Word, T Value)[] choices)
    {
        string[] words = WordsOf(choices);
        bool TryChoose(string text, [MaybeNullWhen(false)] out T chosen)
        {
            int index = Array.FindIndex(words, w => NameText.Same(w, text));
            chosen = index < 0 ? default : choices[index].Value;
            return index >= 0;
        }

        var option = new ValueOption<T>(name, value, description, WordList.AnyOf(words), choices[0].Value, TryChoose, words[0])
        {
            Words = words,
        };
        option.CompletionSources.Add(words);
        return option;
    }

    // Loops and few generic methods here: whatever is generic over an enum is compiled at each start, once for every enum.
    private static string[] WordsOf<T>((string Word, T Value)[] choices)
    {
        string[] words = new string[choices.Length];
        for (int i = 0; i < words.Length; i++)
            words[i] = choices[i].Word;
        return words;
    }

    private static TryRead<T?> OrNothing<T>(TryRead<T> tryRead)
        where T : struct => (string text, out T? value) =>
        {
            bool reads = tryRead(text, out T read);
            value = read;
            return reads;
        };

    private static string InHelp(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture).ToLowerInvariant();
}
