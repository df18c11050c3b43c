using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models.Schedules;
using LrFind.RangeTests;

namespace LrFind.Experiments.Verification;

/// <summary>
/// Short trainings with several rates from the same initial weights, several seeds each, side by side where there are cores.
/// </summary>
internal static class ShortTrainings
{
    // Looks at a training, beside the one before it.
    private const int Looks = 20;

    // Beside those of the range test, whose curves the suggestion was read from.
    private const long FirstSeed = 1_000;

    // As many training rows are looked at as a range test probes by default.
    private const int TrainingRows = 256;

    /// <summary>Trains with every rate from every seed; the result does not depend on how many threads there are.</summary>
    /// <param name="found">Data, model, loss and optimizer, and the range of cyclical schedules.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="rate">The rate that is tried out.</param>
    /// <param name="factors">Multiples of it.</param>
    /// <param name="options">Steps, seeds and schedule.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="InputException">No rows are held out.</exception>
    public static RateTrial[] Run(
        FindResult found, IEngine engine, double rate, IReadOnlyList<double> factors, TrialOptions options, IProgress<int>? progress,
            CancellationToken cancellation)
    {
        RequireHeldOut(found.Dataset);
        var runs = new TrainingRun[factors.Count * options.TrainSeeds];
        Func<double, LrSchedule> scheduleOf = Schedules(found, rate, options);
        LrSchedule[] schedules = [.. factors.Select(scheduleOf)];
        IProgress<int>? shared = progress is null ? null : new SharedProgress(progress);
        void RunOne(int index)
        {
            runs[index] = Train(found.Experiment, engine, schedules[index / options.TrainSeeds], index % options.TrainSeeds, shared,
                cancellation);
        }

        ParallelRuns.Run(runs.Length, Math.Min(engine.Threads, runs.Length), RunOne);
        var trials = new RateTrial[factors.Count];
        for (int i = 0; i < trials.Length; i++)
            trials[i] = new RateTrial(factors[i], rate * factors[i], schedules[i],
                runs[(i * options.TrainSeeds)..((i + 1) * options.TrainSeeds)]);
        return trials;
    }

    /// <summary>Refuses data of which nothing is held out.</summary>
    /// <exception cref="InputException">No rows are held out.</exception>
    public static void RequireHeldOut(Dataset dataset)
    {
        if (dataset.Validation.Count == 0)
            throw new InputException(dataset.File, "no rows are held out to measure a training on; use more rows");
    }

    /// <summary>The schedules of rates around one, by the multiple of it.</summary>
    /// <remarks>
    /// The cycles' lower end keeps its distance from the upper one as the suggestion has it, or a tenth where there is none.
    /// </remarks>
    /// <param name="found">The range of cyclical schedules.</param>
    /// <param name="rate">The rate in the middle.</param>
    /// <param name="options">Steps and schedule.</param>
    /// <exception cref="SettingException">The settings of the schedule do not go with the rate.</exception>
    public static Func<double, LrSchedule> Schedules(FindResult found, double rate, TrialOptions options)
    {
        var definition = ScheduleDefinition.Parse(options.Schedule);
        double suggested = found.Answer.Suggestion is { Recommended: var use } && use.CyclicalBase < use.CyclicalMax
            ? use.CyclicalBase / use.CyclicalMax : 0.1;
        double baseShare = definition.BaseShare(rate) ?? suggested;
        return factor => definition.Create(rate * factor, rate * factor * baseShare, options.TrainSteps);
    }

    /// <summary>Trains once, and looks at the training every now and then.</summary>
    /// <param name="experiment">Data, model, loss and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="schedule">The rate of each step.</param>
    /// <param name="number">The number of the seed, from 0.</param>
    /// <param name="progress">Told of each step; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the training within a step.</param>
    public static TrainingRun Train(
        Experiment experiment, IEngine engine, LrSchedule schedule, int number, IProgress<int>? progress, CancellationToken cancellation)
    {
        long seed = unchecked(experiment.RangeTest.Seed + FirstSeed + number);
        RowSet probe = ProbeSet.Draw(experiment.Dataset.Training, TrainingRows, experiment.RangeTest.Seed);
        TrainingJob job = experiment.Job(seed, threads: 1, RatesOf(schedule), StopRule.NonFinite) with
        {
            Looks = new TrainingLooks(TrainingLooks.Spaced(schedule.Steps, Looks), experiment.Dataset.Validation, probe),
        };
        return new TrainingRun(seed, engine.Run(job, progress, cancellation).Looks);
    }

    private static double[] RatesOf(LrSchedule schedule)
    {
        double[] rates = new double[schedule.Steps];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = schedule.At(i);
        return rates;
    }
}
