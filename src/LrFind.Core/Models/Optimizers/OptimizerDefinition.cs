using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>
/// An optimizer as people write it: its name, and behind a colon settings by the names of PyTorch's keyword arguments, as in
/// <c>adam:betas=0.9,0.95,eps=1e-7</c> or <c>sgd:momentum=0.9,nesterov</c>.
/// </summary>
internal sealed class OptimizerDefinition
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    private OptimizerDefinition(string text, OptimizerSpec spec) => (Text, Spec) = (text, spec);

    /// <summary>The definition as it was given.</summary>
    public string Text { get; }

    /// <summary>The optimizer with its settings. Whether they go together is not checked: more may come from elsewhere.</summary>
    public OptimizerSpec Spec { get; private set; }

    /// <summary>Whether a setting is given, be it its default.</summary>
    /// <param name="setting">A key of <see cref="OptimizerSpec.Settings"/>.</param>
    public bool Gives(string setting) => _given.Contains(setting);

    /// <summary>Reads a definition. Names ignore case, and may have hyphens for underscores.</summary>
    /// <param name="text">A name of <see cref="OptimizerCatalog.All"/>; after a colon, settings separated by commas.</param>
    /// <exception cref="SettingException">
    /// There is no such optimizer, a setting is not one of its own, or a value is out of its range.
    /// </exception>
    public static OptimizerDefinition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (string name, string? settings) = OptimizerText.Split(text);
        var definition = new OptimizerDefinition(text, OptimizerCatalog.Find(name) ?? throw OptimizerText.Unknown(text));
        foreach (OptimizerArgument argument in settings is null ? [] : OptimizerArgument.AllIn(settings))
            definition.Set(argument);
        return definition;
    }

    /// <summary>The optimizer that this one has become with settings from elsewhere, if all of them go together.</summary>
    /// <exception cref="SettingException">Two of them do not.</exception>
    public OptimizerSpec Validated(OptimizerSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        try
        {
            spec.Validate();
            return spec;
        }
        catch (SettingException e)
        {
            throw new SettingException("Optimizer", $"'{Quoting.Shortened(Text)}', whose {e.Setting.ToLowerInvariant()} is {e.Found}", e.Expected);
        }
    }

    private void Set(OptimizerArgument argument)
    {
        IReadOnlyDictionary<string, object> usual = Spec.Settings();
        if (NameText.Find(argument.Name, usual.Keys) is not { } setting)
            throw Unexpected(argument, OptimizerText.Usage(usual) + Hint(argument.Name, usual.Keys));
        if (!_given.Add(setting))
            throw Unexpected(argument, $"'{setting}' once");
        object value = usual[setting] switch
        {
            bool => Flag(argument),
            double[] => Pair(argument),
            _ => Number(argument),
        };
        try
        {
            Spec = Spec.With(setting, value);
        }
        catch (SettingException e)
        {
            throw Unexpected(argument, value is double[]? OfEach(e.Expected) : e.Expected);
        }
    }

    // The one setting that all optimizers have in PyTorch and none has here.
    private static string Hint(string name, IEnumerable<string> known) =>
        NameText.Same(name, "lr") ? "; the rate is what is looked for" : Nearest.Hint(name, known);

    private bool Flag(OptimizerArgument argument) => argument.Values switch
    {
        [] => true,
        [var text] when bool.TryParse(text, out bool isOn) => isOn,
        _ => throw Unexpected(argument, $"{argument.Name} alone, or true or false behind it"),
    };

    private double[] Pair(OptimizerArgument argument) => argument.Values is [var first, var second]
        && OptimizerText.TryNumber(first, out double one) && OptimizerText.TryNumber(second, out double other)
            ? [one, other]
            : throw Unexpected(argument, $"two numbers, as in {argument.Name}=0.9,0.99");

    private double Number(OptimizerArgument argument) => argument.Values is [var text] && OptimizerText.TryNumber(text, out double number)
        ? number
        : throw Unexpected(argument, $"one number, as in {argument.Name}=0.9 or {argument.Name}=1e-4");

    // What is said of one number, of two.
    private static string OfEach(string expected)
    {
        const string One = "a number ";
        return expected.StartsWith(One, StringComparison.Ordinal) && !expected.Contains(',', StringComparison.Ordinal)
            ? $"two numbers, each {expected[One.Length..]}" : expected;
    }

    private SettingException Unexpected(OptimizerArgument argument, string expected) =>
        new("Optimizer", $"'{Quoting.Shortened(Text)}' with '{Quoting.Shortened(argument.Text)}'", expected);
}

/// <summary>One setting as it is written behind an optimizer's name.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Name">What stands before the equals sign; all of it where there is none.</param>
/// <param name="Values">What stands behind the equals sign, between commas; empty where there is none.</param>
internal sealed record OptimizerArgument(string Text, string Name, IReadOnlyList<string> Values)
{
    /// <summary>The settings of a text: a part that is a number goes on with the setting before it.</summary>
    public static IReadOnlyList<OptimizerArgument> AllIn(string text)
    {
        var arguments = new List<OptimizerArgument>();
        foreach (string piece in text.Split(','))
        {
            string part = piece.Trim();
            if (arguments is [.., { Values.Count: > 0 } last] && OptimizerText.IsNumber(part))
                arguments[^1] = new($"{last.Text},{part}", last.Name, [.. last.Values, OptimizerText.Bare(part)]);
            else
                arguments.Add(Parse(part));
        }

        return arguments;
    }

    private static OptimizerArgument Parse(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(part, part, []) : new(part, part[..equals].TrimEnd(), [OptimizerText.Bare(part[(equals + 1)..])]);
    }
}
