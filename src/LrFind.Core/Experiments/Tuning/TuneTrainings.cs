using System.Diagnostics;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Models.Schedules;

namespace LrFind.Experiments.Tuning;

/// <summary>Does the trainings of a search, side by side where there are cores, and counts them.</summary>
/// <param name="found">Data, model, loss and optimizer.</param>
/// <param name="engine">What trains the model.</param>
/// <param name="options">Steps and seeds, and how long it may take.</param>
/// <param name="progress">Told how far the search is; may be <see langword="null"/>.</param>
/// <param name="cancellation">Ends a training within a step.</param>
internal sealed class TuneTrainings(
    FindResult found, IEngine engine, TuneOptions options, IProgress<TuneProgress>? progress, CancellationToken cancellation)
        : IProgress<int>
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private long _expected;
    private long _done;

    /// <summary>What all rates are trained on.</summary>
    public Replicates Replicates { get; } = new(found, options.Trial.TrainSeeds);

    /// <summary>Trainings that were done.</summary>
    public int Count { get; private set; }

    /// <summary>The steps of all these trainings together.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the time was up before all trainings were done that were asked for.</summary>
    public bool WasCut { get; private set; }

    /// <summary>
    /// Trains with rates on the first replicates, as far as that has not been done; the result does not depend on how many threads there
    /// are.
    /// </summary>
    /// <param name="further">About how many trainings will be asked for later.</param>
    public void Run(IReadOnlyList<TrainedRate> rates, int replicates, int further)
    {
        List<(TrainedRate Rate, int Replicate)> missing = [];
        for (int replicate = 0; replicate < replicates; replicate++)
            missing.AddRange(rates.Where(r => r[replicate] is null).Select(r => (r, replicate)));
        if (missing.Count == 0)
            return;
        (_done, _expected) = (Steps, Steps + (long)(missing.Count + further) * options.Trial.TrainSteps);
        bool isFirst = Count == 0;
        ParallelRuns.Run(missing.Count, Math.Min(engine.Threads, missing.Count), i =>
        {
            if (!IsTimeUp || (isFirst && i == 0))
                missing[i].Rate[missing[i].Replicate] = Train(missing[i].Rate.Schedule, missing[i].Replicate);
        });
        foreach (TrainingRun? run in missing.Select(m => m.Rate[m.Replicate]))
        {
            WasCut |= run is null;
            Count += run is null ? 0 : 1;
            Steps += run?.Points[^1].Step ?? 0;
        }
    }

    /// <summary>Takes in a step of any training.</summary>
    /// <param name="value">Not used: each call is one step.</param>
    public void Report(int value)
    {
        lock (_lock)
            progress?.Report(new TuneProgress(++_done, _expected));
    }

    private bool IsTimeUp => Stopwatch.GetElapsedTime(_start).TotalSeconds >= options.Seconds;

    private TrainingRun Train(LrSchedule schedule, int replicate) =>
        ShortTrainings.Train(Replicates[replicate], engine, schedule, replicate, progress is null ? null : this, cancellation);
}

/// <summary>
/// What a training shares with those of all other rates that it is compared with: the split of the rows, the initial weights and the
/// batches.
/// </summary>
internal sealed class Replicates
{
    // Each split is a copy of the rows. What holds more features than this, a quarter of a gigabyte, in all splits has fewer of them: its
    // rows are many, and a split of many rows says what another would.
    private const long MostFeatures = 1 << 26;

    private readonly Lazy<Experiment>[] _splits;

    /// <summary>Plans the splits; each is made when it is first needed.</summary>
    /// <param name="found">Data, model, loss and optimizer.</param>
    public Replicates(FindResult found, int count)
    {
        Count = count;
        var splits = new CrossValidation(found.Dataset, found.Options.RangeTest.Seed);
        long features = (long)(found.Dataset.Training.Count + found.Dataset.Validation.Count) * Math.Max(1,
            found.Dataset.Training.FeatureCount);
        _splits = new Lazy<Experiment>[(int)Math.Clamp(MostFeatures / features, 1, count)];
        for (int i = 0; i < _splits.Length; i++)
        {
            int fold = i;
            _splits[i] = new(() => found.Experiment.On(splits.Fold(fold)));
        }
    }

    /// <summary>The number of replicates.</summary>
    public int Count { get; }

    public int Splits => _splits.Length;

    /// <summary>What is trained, with the data split as this replicate has it.</summary>
    /// <param name="replicate">From 0, which has the split that the data came with.</param>
    public Experiment this[int replicate] => _splits[replicate % Splits].Value;
}
