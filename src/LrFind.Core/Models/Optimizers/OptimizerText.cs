using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>Optimizers in one word, as people write them; <see cref="OptimizerDefinition"/> reads them.</summary>
internal static class OptimizerText
{
    /// <summary>The settings that options of their own set too, and that tables of sweeps have columns for.</summary>
    public const string Momentum = "momentum", Nesterov = "nesterov", WeightDecay = "weight_decay";

    /// <summary>An example, for help.</summary>
    public const string Example = "adam:betas=0.9,0.95,eps=1e-7";

    // Settings that stand alone, of whichever optimizer.
    private static readonly string[] s_flags =
        [.. OptimizerCatalog.All.SelectMany(o => o.Settings()).Where(s => s.Value is bool).Select(s => s.Key).Distinct()];

    /// <summary>The optimizer with the settings that are not PyTorch's defaults.</summary>
    /// <param name="but">Settings to leave out.</param>
    public static string Format(OptimizerSpec optimizer, params IReadOnlyCollection<string> but)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        string[] settings = [.. Unusual(optimizer).Where(s => !but.Contains(s.Key)).Select(s => Format(s.Key, s.Value))];
        return settings.Length == 0 ? optimizer.Name : $"{optimizer.Name}:{string.Join(',', settings)}";
    }

    /// <summary>The settings that are not PyTorch's defaults.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Unusual(OptimizerSpec optimizer)
    {
        IReadOnlyDictionary<string, object> usual = OptimizerCatalog.Find(optimizer.Name)!.Settings();
        bool IsUsual(string setting, object value) =>
            value is double[] pair ? pair.SequenceEqual((double[])usual[setting]) : value.Equals(usual[setting]);
        return optimizer.Settings().Where(s => !IsUsual(s.Key, s.Value));
    }

    /// <summary>Several optimizers in one text, each as it stands there.</summary>
    /// <param name="text">
    /// As in <c>sgd,adam:betas=0.9,0.95,adamw</c>, which are three. A comma begins a new one unless what follows belongs to the settings
    /// before it: a number, a name with an equals sign, or a setting alone.
    /// </param>
    public static IReadOnlyList<string> SplitList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = new List<string>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (all.Count > 0 && all[^1].Contains(':', StringComparison.Ordinal) && GoesOn(all[^1], part))
                all[^1] += $",{part}";
            else
                all.Add(part);
        }

        return all;
    }

    /// <summary>The error for a text that names no optimizer.</summary>
    public static SettingException Unknown(string text)
    {
        string name = Split(text).Name;
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        string first = comma < 0 ? name : name[..comma].TrimEnd();
        if (comma > 0 && OptimizerCatalog.Find(first) is not null)
        {
            return new("Optimizer", $"'{Quoting.Shortened(text)}'", OptimizerCatalog.Find(Split(text[(comma + 1)..].Trim()).Name) is null
                ? $"settings behind a colon, as in {Example}; did you mean '{Quoting.Shortened($"{first}:{text[(comma + 1)..].Trim()}")}'?"
                : "one optimizer; a sweep takes several");
        }

        return new("Optimizer", $"'{Quoting.Shortened(text)}'",
            WordList.AnyOf(OptimizerCatalog.Names) + Nearest.Hint(first, OptimizerCatalog.Names));
    }

    /// <summary>The name, and what stands behind its colon; <see langword="null"/> where there is none.</summary>
    internal static (string Name, string? Settings) Split(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text.Trim(), null) : (text[..colon].Trim(), text[(colon + 1)..]);
    }

    /// <summary>What may stand behind a name, in a phrase.</summary>
    internal static string Usage(IReadOnlyDictionary<string, object> settings) => WordList.AnyOf(
        [.. settings.Select(s => s.Value switch { bool => s.Key, double[] => $"{s.Key}=A,B", _ => $"{s.Key}=NUMBER" })]);

    /// <summary>Whether a part is a number, finite or not, brackets aside: then it goes on with the setting before it.</summary>
    internal static bool IsNumber(string part) => double.TryParse(Bare(part), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Reads a finite number.</summary>
    internal static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A value without the brackets that Python has around pairs.</summary>
    internal static string Bare(string value) => value.Trim(' ', '(', ')', '[', ']');

    private static string Format(string setting, object value) => value switch
    {
        true => setting,
        false => $"{setting}=false",
        double[] pair => $"{setting}={NumberText.Exact(pair[0])},{NumberText.Exact(pair[1])}",
        _ => $"{setting}={NumberText.Exact((double)value)}",
    };

    // A word that is neither an optimizer nor a setting is taken for what it is nearer to, so that the error is about that.
    private static bool GoesOn(string optimizer, string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal), colon = part.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && (equals < 0 || colon < equals))
            return false;
        if (equals >= 0 || !char.IsAsciiLetter(part[0]) || IsNumber(part))
            return true;
        if (OptimizerCatalog.Find(part) is not null)
            return false;
        IEnumerable<string> settings = OptimizerCatalog.Find(Split(optimizer).Name)?.Settings().Keys ?? [];
        return s_flags.Any(f => NameText.Same(f, part))
            || (Nearest.Of(part, settings) is { } setting && Nearest.Of(part, [.. OptimizerCatalog.Names, setting]) == setting);
    }
}
