using System.Globalization;
using LrFind.Data;

namespace LrFind.Training.Schedules;

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
            if (option.Value is null || !family.Settings.Any(s => s.Name == option.Name))
                throw arguments.Unexpected(option.Text, family.Usage);
            if (!arguments._given.TryAdd(option.Name, option))
                throw arguments.Unexpected(option.Text, $"'{option.Name}' once");
        }

        return arguments;
    }

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
        new("Schedule", $"'{Text}' with '{(_given.TryGetValue(part, out CatalogOption? option) ? option.Text : part)}'", expected);

    private double Number(CatalogOption option) =>
        double.TryParse(option.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Unexpected(option.Text, "a number, as in 0.5 or 1e-4");
}
