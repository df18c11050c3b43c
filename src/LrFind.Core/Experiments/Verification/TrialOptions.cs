using LrFind.Foundation;
using LrFind.Models.Schedules;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments.Verification;

/// <summary>How short trainings are run.</summary>
public sealed record TrialOptions
{
    /// <summary>
    /// Steps of each training, from 10 to <see cref="RangeTestOptions.MaxSteps"/>. Time is proportional to it. Default: 500.
    /// </summary>
    public int TrainSteps { get; init; } = 500;

    /// <summary>
    /// Trainings with each rate, each from its own weights, from 1 to <see cref="RangeTestOptions.MaxRepeats"/>. Default: 3.
    /// </summary>
    public int TrainSeeds { get; init; } = 3;

    /// <summary>
    /// The schedule: a name of <see cref="ScheduleCatalog.All"/>; after a colon, settings separated by commas. The largest rate is that
    /// which is tried, whatever they say; a lower rate keeps its ratio to the rate in the middle. Default: constant.
    /// </summary>
    public string Schedule { get; init; } = ScheduleCatalog.Names[0];

    /// <summary>Steps of all trainings together.</summary>
    /// <param name="rates">How many rates are tried.</param>
    public int TotalSteps(int rates) => rates * TrainSeeds * TrainSteps;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        SettingException.Require(TrainSteps is >= 10 and <= RangeTestOptions.MaxSteps, nameof(TrainSteps), TrainSteps,
            FormattableString.Invariant($"a whole number from 10 to {RangeTestOptions.MaxSteps}"));
        SettingException.Require(TrainSeeds is >= 1 and <= RangeTestOptions.MaxRepeats, nameof(TrainSeeds), TrainSeeds,
            FormattableString.Invariant($"a whole number from 1 to {RangeTestOptions.MaxRepeats}"));
        ScheduleDefinition.Parse(Schedule);
    }
}

/// <summary>Which rate of a suggestion a schedule starts from or rises to.</summary>
internal static class SuggestedRate
{
    /// <summary>The rate.</summary>
    /// <param name="found">The suggestion; <see langword="null"/> where there is none.</param>
    /// <returns><see langword="null"/> where there is no suggestion.</returns>
    public static double? For(ScheduleFamily schedule, Suggestion? found)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return found is null ? null
            : schedule.Name == "one-cycle" ? found.Recommended.OneCycleMax
            : schedule.IsCyclical ? found.Recommended.CyclicalMax
            : found.LearningRate;
    }
}
