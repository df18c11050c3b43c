using System.Globalization;
using LrFind.Foundation;
using LrFind.Models.Catalog;

namespace LrFind.Models.Schedules;

/// <summary>A schedule by name with its settings, before there is a rate.</summary>
internal sealed class ScheduleDefinition
{
    private readonly ScheduleArguments _arguments;

    private ScheduleDefinition(ScheduleFamily family, ScheduleArguments arguments) => (Family, _arguments) = (family, arguments);

    /// <summary>The kind of schedule.</summary>
    public ScheduleFamily Family { get; }

    /// <summary>The largest rate, where the settings give it.</summary>
    public double? MaxRate => _arguments.Rate("max");

    /// <summary>The schedule as reports name it, whatever case it was typed in.</summary>
    public string Name => _arguments.Canonical is { Length: > 0 } settings ? $"{Family.Name}:{settings}" : Family.Name;

    /// <summary>Reads a schedule and checks all that can be checked without a rate.</summary>
    /// <param name="text">A name of <see cref="ScheduleCatalog.All"/>; after a colon, settings separated by commas.</param>
    /// <exception cref="SettingException">
    /// There is no such schedule, a setting is not one of its own, or a value is out of its range.
    /// </exception>
    public static ScheduleDefinition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const double AnyRate = 1, AnyBase = 0.1;
        const int AnySteps = 1_000;
        ScheduleFamily family = ScheduleCatalog.Find(text);
        var definition = new ScheduleDefinition(family, ScheduleArguments.Parse(text, family));
        definition.Create(AnyRate, AnyBase, AnySteps);
        definition.BaseShare(definition.MaxRate ?? double.PositiveInfinity);
        return definition;
    }

    /// <summary>The schedule for a training.</summary>
    /// <param name="rate">The largest rate, more than 0; of one-cycle and the cyclical ones the upper end.</param>
    /// <param name="baseRate">
    /// The lower end of the cyclical ones, more than 0 and less than <paramref name="rate"/>; others have no use for it.
    /// </param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public LrSchedule Create(double rate, double baseRate, int steps)
    {
        try
        {
            return Family.Create(_arguments, rate, baseRate, steps);
        }
        catch (SettingException e) when (Family.Settings.FirstOrDefault(s =>
            s.Property == e.Setting && s.Name is not "base") is { } setting)
        {
            throw _arguments.Unexpected(setting.Name, e.Expected);
        }
    }

    /// <summary>The lower rate as a share of the largest; <see langword="null"/> where the settings do not give it.</summary>
    /// <param name="rate">The largest rate.</param>
    /// <exception cref="SettingException">It is not less than the largest rate.</exception>
    public double? BaseShare(double rate)
    {
        if (_arguments.Rate("base") is not { } lowest)
            return null;
        return lowest < rate ? lowest / rate
            : throw _arguments.Unexpected("base", FormattableString.Invariant($"a rate of less than the largest, {rate:0.00e+00}"));
    }
}

/// <summary>What stands behind a schedule's name, as in step:size=100,gamma=0.5.</summary>
internal sealed class ScheduleArguments
{
    private readonly Dictionary<string, CatalogOption> _given = new(StringComparer.Ordinal);

    private ScheduleArguments(string text) => Text = text;

    /// <summary>The schedule as the user named it.</summary>
    public string Text { get; }

    /// <summary>Reads what stands behind the colon.</summary>
    /// <exception cref="SettingException">The schedule has no such setting, or it is given twice.</exception>
    public static ScheduleArguments Parse(string text, ScheduleFamily family)
    {
        var arguments = new ScheduleArguments(text);
        foreach (CatalogOption option in CatalogOption.AllIn(text))
        {
            string[] known = [.. family.Settings.Select(s => s.Name)];
            if (option.Value is null || NameText.Find(option.Name, known) is not { } name)
                throw arguments.Unexpected(option.Text, family.Usage + Nearest.Hint(option.Name, known.Except([option.Name])));
            if (!arguments._given.TryAdd(name, option))
                throw arguments.Unexpected(option.Text, $"'{name}' once");
        }

        return arguments;
    }

    /// <summary>The settings by their names, in the order they were given.</summary>
    public string Canonical => string.Join(',', _given.Select(g => $"{g.Key}={g.Value.Value}"));

    /// <summary>A number.</summary>
    /// <exception cref="SettingException">It is none.</exception>
    public double Number(string name, double usual) => _given.TryGetValue(name, out CatalogOption? option) ? Number(option) : usual;

    /// <summary>A number that may be missing.</summary>
    /// <exception cref="SettingException">It is not a number of more than 0.</exception>
    public double? Rate(string name) => !_given.TryGetValue(name, out CatalogOption? option) ? null
        : Number(option) is > 0 and var rate ? rate : throw Unexpected(option.Text, "a number of more than 0");

    /// <summary>A whole number.</summary>
    /// <exception cref="SettingException">It is none.</exception>
    public int Count(string name, int usual) => !_given.TryGetValue(name, out CatalogOption? option) ? usual
        : int.TryParse(option.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count) ? count
        : throw Unexpected(option.Text, "a whole number of at least 1");

    /// <summary>The error for a setting that cannot be used.</summary>
    /// <param name="part">The setting as it was given, or its name.</param>
    /// <param name="expected">What would work.</param>
    public SettingException Unexpected(string part, string expected) =>
        new("Schedule", $"'{Quoting.Shortened(Text)}' with '{Quoting.Shortened((_given.TryGetValue(part, out CatalogOption? option) ? option.Text : part))}'", expected);

    private double Number(CatalogOption option) =>
        double.TryParse(option.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Unexpected(option.Text, "a number, as in 0.5 or 1e-4");
}
