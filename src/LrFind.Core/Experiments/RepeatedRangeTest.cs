using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.RangeTests;

namespace LrFind.Experiments;

/// <summary>The same range test with several seeds, side by side where there are cores.</summary>
/// <param name="dataset">The data.</param>
/// <param name="engine">What trains the model.</param>
/// <param name="model">The model.</param>
/// <param name="loss">The loss.</param>
/// <param name="options">The optimizer and the range test.</param>
internal sealed class RepeatedRangeTest(Dataset dataset, IEngine engine, ModelSpec model, LossSpec loss, FinderOptions options)
{
    // A step of a larger model has products that keep all cores busy by themselves, and several such models may not fit the memory.
    private const long LargestSideBySide = 1 << 20;

    private readonly RangeTestOptions _test = options.RangeTest;
    private readonly int _sideBySide = model.ParameterCount > LargestSideBySide ? 1 : Math.Min(engine.Threads, options.RangeTest.Repeats);

    /// <summary>The data.</summary>
    public Dataset Dataset => dataset;

    /// <summary>The rates.</summary>
    public LrLadder Ladder { get; } = new(options.RangeTest.Ladder, options.RangeTest.LrMin, options.RangeTest.LrMax, options.RangeTest.Steps);

    /// <summary>Runs the test once for each repeat; the curves do not depend on how many threads there are.</summary>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the tests within a step.</param>
    /// <exception cref="InputException">There are too few rows to measure the probe loss on.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CurveSet Run(IProgress<int>? progress, CancellationToken cancellation)
    {
        RowSet? probe = ProbeRows();
        var curves = new LossCurve[_test.Repeats];
        IProgress<int>? shared = progress is null ? null : new SharedProgress(progress);

        void RunOne(int repeat)
        {
            using ITrainer trainer = CreateTrainer(repeat);
            curves[repeat] = RangeTest.Run(trainer, CreateBatches(repeat), Ladder, probe, shared, cancellation).Curve;
        }

        SideBySide.Run(_test.Repeats, _sideBySide, RunOne);
        return new CurveSet(curves, _test.Steps) { StepGain = options.Optimizer.StepGain };
    }

    /// <summary>The trainer that a repeat begins with.</summary>
    public ITrainer CreateTrainer(int repeat) => engine.CreateTrainer(
        model, loss, options.Optimizer, _test.Trainer with { Seed = _test.SeedOf(repeat), Threads = Math.Max(1, engine.Threads / _sideBySide) });

    /// <summary>The mini-batches of a repeat, from the first on.</summary>
    public BatchSampler CreateBatches(int repeat) => new(dataset.Training, _test.RowsPerStep, _test.SeedOf(repeat));

    private RowSet? ProbeRows()
    {
        RowSet rows = _test.Probe == ProbeSource.Training ? dataset.Training : dataset.Validation;
        if (_test.ProbeRows == 0)
            return null;
        if (rows.Count < 2)
            throw new InputException(dataset.File, $"{rows.Count} {(_test.Probe == ProbeSource.Training ? "training" : "validation")} row to measure the probe loss on, expected at least 2; use `ProbeRows` 0, or more rows");
        int count = Math.Min(_test.ProbeRows, rows.Count);
        // They are measured in parts of at most a mini-batch. An odd one in parts of two would be alone, and alone it has no batch statistics.
        return ProbeSet.Draw(rows, _test.BatchSize == 2 ? count - count % 2 : count, _test.Seed);
    }
}
