using LrFind.Curves;
using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Training;

namespace LrFind.Experiments;

/// <summary>The same range test with several seeds, side by side where there are cores.</summary>
internal static class RepeatedRangeTest
{
    // A step of a larger model has products that keep all cores busy by themselves, and several such models may not fit the memory.
    private const long LargestSideBySide = 1 << 20;

    /// <summary>Runs the test once for each repeat; the curves do not depend on how many threads there are.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="model">The model.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="options">The optimizer and the range test.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the tests within a step.</param>
    public static CurveSet Run(
        Dataset dataset, IEngine engine, ModelSpec model, LossSpec loss, FinderOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        RangeTestOptions test = options.RangeTest;
        RowSet? probe = ProbeRows(dataset, test);
        var ladder = new LrLadder(test.Ladder, test.LrMin, test.LrMax, test.Steps);
        var curves = new LossCurve[test.Repeats];
        int sideBySide = model.ParameterCount > LargestSideBySide ? 1 : Math.Min(engine.Threads, test.Repeats);
        IProgress<int>? shared = progress is null ? null : new SharedProgress(progress);

        void RunOne(int repeat)
        {
            long seed = test.SeedOf(repeat);
            TrainerOptions trainerOptions = test.Trainer with { Seed = seed, Threads = Math.Max(1, engine.Threads / sideBySide) };
            using ITrainer trainer = engine.CreateTrainer(model, loss, options.Optimizer, trainerOptions);
            var batches = new BatchSampler(dataset.Training, test.RowsPerStep, seed);
            curves[repeat] = RangeTest.Run(trainer, batches, ladder, probe, shared, cancellation).Curve;
        }

        SideBySide.Run(test.Repeats, sideBySide, RunOne);
        return new CurveSet(curves, test.Steps);
    }

    private static RowSet? ProbeRows(Dataset dataset, RangeTestOptions test)
    {
        RowSet rows = test.Probe == ProbeSource.Training ? dataset.Training : dataset.Validation;
        if (test.ProbeRows == 0)
            return null;
        if (rows.Count < 2)
            throw new DatasetException(dataset.File, $"{rows.Count} {(test.Probe == ProbeSource.Training ? "training" : "validation")} row to measure the probe loss on, expected at least 2; use --probe-rows 0, or more rows");
        int count = Math.Min(test.ProbeRows, rows.Count);
        // They are measured in parts of at most a mini-batch. An odd one in parts of two would be alone, and alone it has no batch statistics.
        return ProbeSet.Draw(rows, test.BatchSize == 2 ? count - count % 2 : count, test.Seed);
    }
}
