using LrFind.Suggestions;
using LrFind.Training.Schedules;

namespace LrFind.Experiments.Verification;

/// <summary>Which rate of a suggestion a schedule starts from or rises to.</summary>
public static class SuggestedRate
{
    /// <summary>The rate.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="found">The suggestion; <see langword="null"/> where there is none.</param>
    /// <returns><see langword="null"/> where there is no suggestion.</returns>
    public static double? For(ScheduleFamily schedule, Suggestion? found)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return found is null ? null
            : schedule.Name == "one-cycle" ? found.Usage.OneCycleMax
            : schedule.IsCyclical ? found.Usage.CyclicalMax
            : found.LearningRate;
    }
}
