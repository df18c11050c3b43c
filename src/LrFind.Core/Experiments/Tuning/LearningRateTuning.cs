using LrFind.Engines;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Models.Schedules;
using LrFind.Suggestions;

namespace LrFind.Experiments.Tuning;

/// <summary>Measures the best rate: tries rates out by short trainings, beginning around what the range tests suggest.</summary>
public static class LearningRateTuning
{
    // Where the range tests say nothing, this share of their decades above the lowest rate: 2.5e-3 on the usual range.
    private const double ShareOfRange = 0.4;

    // How often the middle of the interval may be worse than its ends.
    private const int MostAttempts = 3;

    // Half a decade: to be found, a best rate just outside of the stable range has to be between two rates of the grid.
    private static readonly double s_beside = Math.Sqrt(10);

    /// <summary>Searches the best rate.</summary>
    /// <remarks>
    /// The rates that cannot be told from the best are the result, and their middle, in decades, the rate. The rate with the lowest loss is
    /// not: on a few rows held out chance decides it, and on other rows it is much worse (docs/methods.md).
    /// </remarks>
    /// <param name="found">The range tests, with or without a suggestion, and with what data, model and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">How the rate is measured.</param>
    /// <param name="progress">Told how far the search is; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="SettingException">A setting is out of its range.</exception>
    /// <exception cref="InputException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TuneResult Tune(
        FindResult found, IEngine engine, TuneOptions options, IProgress<TuneProgress>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ShortTrainings.RequireHeldOut(found.Dataset);
        Suggestion? suggestion = found.Answer.Suggestion;
        double? suggested = SuggestedRate.For(ScheduleDefinition.Parse(options.Trial.Schedule).Family, suggestion);
        double start = options.LearningRate ?? suggested ?? WithinRange(found);
        var trainings = new TuneTrainings(found, engine, options, progress, cancellation);
        var race = new RateRace(trainings, start, ShortTrainings.Schedules(found, start, options.Trial));
        race.Run(lowest: suggestion?.Landmarks.Onset / s_beside ?? 0,
            highest: suggestion?.Landmarks.Edge * s_beside ?? double.PositiveInfinity);
        IReadOnlyList<TrainedRate> finalists = RateComparison.Compute(race.Rates).Survivors();
        TrainedRate? ofSuggestion = suggested is { } rate ? race.TrainWith(rate) : null;
        (RateInterval? interval, TrainedRate? tuned) = Settle(race);
        return Describe(found, options, start, trainings, race, interval, tuned, ofSuggestion, finalists);
    }

    private static double WithinRange(FindResult found) =>
        Math.Pow(found.Options.RangeTest.LrMin, 1 - ShareOfRange) * Math.Pow(found.Options.RangeTest.LrMax, ShareOfRange);

    // The middle is trained with as well. Should it turn out to be worse than what lies around it, the interval ends before it; in the end
    // the best rate is alone.
    private static (RateInterval? Interval, TrainedRate? Tuned) Settle(RateRace race)
    {
        var comparison = RateComparison.Compute(race.Rates);
        for (int attempt = 0; attempt < MostAttempts && comparison.Interval() is { } interval; attempt++)
        {
            TrainedRate tuned = race.TrainWith(interval.Middle);
            if (tuned.Count == 0)
                return (interval, race.Rates.Where(r => !r.HasDiverged).MinBy(r => Math.Abs(Math.Log(r.LearningRate / interval.Middle))));
            if (!comparison.IsToldFromBest(tuned))
                return (interval, tuned);
            comparison = RateComparison.Compute(race.Rates);
        }

        TrainedRate best = comparison.Best;
        return comparison.Interval() is null ? (null, null) : (new RateInterval(best.LearningRate, best.LearningRate), best);
    }

    private static TuneResult Describe(
        FindResult found, TuneOptions options, double start, TuneTrainings trainings, RateRace race,
        RateInterval? interval, TrainedRate? tuned, TrainedRate? suggested, IReadOnlyList<TrainedRate> finalists)
    {
        TrainedRate best = RateComparison.Compute(race.Rates).Best;
        TuneTrial Trial(TrainedRate rate)
        {
            var difference = PairedDifference.Between(rate, best);
            var trial = new RateTrial(rate.LearningRate / start, rate.LearningRate, rate.Schedule, rate.Runs());
            return new(trial, best.Loss(best.Count) + difference.Mean, difference.StandardError, finalists.Contains(rate) || rate == tuned);
        }

        Dictionary<TrainedRate, TuneTrial> trials = race.Rates.ToDictionary(r => r, Trial);
        return new TuneResult
        {
            Found = found,
            Options = options,
            Start = start,
            Interval = interval,
            Trials = [.. race.Rates.Select(r => trials[r])],
            Tuned = tuned is null ? null : trials[tuned],
            Suggested = suggested is { Count: > 0 } ? trials[suggested] : null,
            StartLoss = best.StartLoss(best.Count),
            Splits = Math.Min(trainings.Replicates.Splits, best.Count),
            Trainings = trainings.Count,
            Steps = trainings.Steps,
            WasCut = trainings.WasCut,
        };
    }
}
