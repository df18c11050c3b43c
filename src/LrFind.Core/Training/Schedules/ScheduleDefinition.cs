using LrFind.Data;

namespace LrFind.Training.Schedules;

/// <summary>A schedule by name with its settings, before there is a rate.</summary>
public sealed class ScheduleDefinition
{
    private readonly ScheduleArguments _arguments;

    private ScheduleDefinition(ScheduleFamily family, ScheduleArguments arguments) => (Family, _arguments) = (family, arguments);

    /// <summary>The kind of schedule.</summary>
    public ScheduleFamily Family { get; }

    /// <summary>The largest rate, where the settings give it.</summary>
    public double? MaxRate => _arguments.Rate("max");

    /// <summary>Reads a schedule and checks all that can be checked without a rate.</summary>
    /// <param name="text">A name of <see cref="ScheduleCatalog.All"/>; after a colon, settings separated by commas.</param>
    /// <exception cref="SettingException">There is no such schedule, a setting is not one of its own, or a value is out of its range.</exception>
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
    /// <param name="baseRate">The lower end of the cyclical ones, more than 0 and less than <paramref name="rate"/>; others have no use for it.</param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public LrSchedule Create(double rate, double baseRate, int steps)
    {
        try
        {
            return Family.Create(_arguments, rate, baseRate, steps);
        }
        catch (SettingException e) when (Family.Settings.FirstOrDefault(s => s.Property == e.Setting && s.Name is not "base") is { } setting)
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
        return lowest < rate ? lowest / rate : throw _arguments.Unexpected("base", FormattableString.Invariant($"a rate of less than the largest, {rate:0.00e+00}"));
    }
}
