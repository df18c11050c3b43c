using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;

namespace LrFind.Cli.OptionGroups;

/// <summary>Options whose values are read in the invariant culture and whose errors say what was found and what was expected.</summary>
internal static class OptionFactory
{
    /// <summary>An option that takes a whole number.</summary>
    public static Option<int> Integer(string name, string value, string description, int byDefault) => new(name)
    {
        Description = description,
        HelpName = value,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result => Parse(result, "a whole number", s => int.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int v) ? v : (int?)null),
    };

    /// <summary>An option that takes a whole number of 64 bits.</summary>
    public static Option<long> Long(string name, string value, string description, long byDefault) => new(name)
    {
        Description = description,
        HelpName = value,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result => Parse(result, "a whole number", s => long.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long v) ? v : (long?)null),
    };

    /// <summary>An option that takes a number.</summary>
    public static Option<double> Number(string name, string value, string description, double byDefault) => new(name)
    {
        Description = description,
        HelpName = value,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result => Parse(result, "a number, as in 0.003 or 3e-3", ParseNumber),
    };

    /// <summary>An option that takes a number and has no default of its own.</summary>
    public static Option<double?> OptionalNumber(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        CustomParser = result => Parse(result, "a number, as in 0.003 or 3e-3", ParseNumber),
    };

    /// <summary>An option that takes one of a few words: the members of an enum in lower case.</summary>
    public static Option<T> Choice<T>(string name, string description, T byDefault) where T : struct, Enum
    {
        string[] words = Array.ConvertAll(Enum.GetNames<T>(), w => w.ToLowerInvariant());
        T[] values = Enum.GetValues<T>();
        return new Option<T>(name)
        {
            Description = $"{description} [default: {words[Array.IndexOf(values, byDefault)]}]",
            HelpName = string.Join('|', words),
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, string.Join(" or ", words), s => Array.IndexOf(words, s) is >= 0 and int i ? values[i] : (T?)null),
        };
    }

    /// <summary>The option that sets a property: BatchSize is set by --batch-size.</summary>
    public static string NameOf(string setting)
    {
        var name = new StringBuilder("-");
        foreach (char c in setting)
        {
            if (char.IsUpper(c))
                name.Append('-');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    private static T Parse<T>(ArgumentResult result, string expected, Func<string, T?> parse) where T : struct
    {
        string text = result.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        string option = (result.Parent as OptionResult)?.Option.Name ?? "the argument";
        result.AddError($"{option} is '{text}'; expected {expected}");
        return default;
    }

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
