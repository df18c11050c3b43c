using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Experiments;

/// <summary>The range test of an experiment with several seeds, side by side where there are cores.</summary>
/// <param name="engine">What trains the model.</param>
internal sealed class RepeatedRangeTest(Experiment experiment, IEngine engine)
{
    // A step of a larger model has products that keep all cores busy by themselves, and several such models may not fit the memory.
    private const long LargestSideBySide = 1 << 20;

    private readonly RangeTestOptions _test = experiment.RangeTest;
    private readonly double[] _rates = LearningRateRange.Rates(
        experiment.RangeTest.StepMode, experiment.RangeTest.LrMin, experiment.RangeTest.LrMax, experiment.RangeTest.Steps);

    private readonly int _sideBySide =
        experiment.Model.ParameterCount > LargestSideBySide ? 1 : Math.Min(engine.Threads, experiment.RangeTest.Repeats);

    public Dataset Dataset => experiment.Dataset;

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
            TrainingJob job = Job(repeat, _rates, StopRule.Diverged) with { Probe = probe };
            curves[repeat] = new LossCurve(engine.Run(job, shared, cancellation).Points);
        }

        ParallelRuns.Run(_test.Repeats, _sideBySide, RunOne);
        return new CurveSet(curves, _test.Steps) { StepGain = experiment.Optimizer.StepGain };
    }

    /// <summary>The first steps of a repeat once more, which give the same weights again, with looks at other rows.</summary>
    /// <param name="repeat">Which, from 0.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="looks">Where the training is looked at; <see langword="null"/> for nowhere.</param>
    /// <param name="blocks">Rows to measure before the first step and after the last; <see langword="null"/> for none.</param>
    /// <param name="cancellation">Ends it within a step.</param>
    public TrainingRecord Again(int repeat, int steps, TrainingLooks? looks, RowBlocks? blocks, CancellationToken cancellation) =>
        engine.Run(Job(repeat, _rates[..steps], StopRule.Never) with { Looks = looks, Blocks = blocks }, null, cancellation);

    private TrainingJob Job(int repeat, double[] rates, StopRule stop) =>
        experiment.Job(_test.SeedOf(repeat), Math.Max(1, engine.Threads / _sideBySide), rates, stop);

    private RowSet? ProbeRows()
    {
        bool isTraining = _test.Probe == ProbeSource.Training;
        RowSet rows = isTraining ? Dataset.Training : Dataset.Validation;
        if (_test.ProbeRows == 0)
            return null;
        if (rows.Count < 2)
        {
            throw new InputException(Dataset.File,
                $"{rows.Count} {(isTraining ? "training" : "validation")} row to measure the probe loss on, "
                + "expected at least 2; use `ProbeRows` 0, or more rows");
        }

        int count = Math.Min(_test.ProbeRows, rows.Count);
        // They are measured in parts of at most a mini-batch. An odd one in parts of two would be alone, and alone it has no batch
        // statistics.
        return ProbeSet.Draw(rows, _test.BatchSize == 2 ? count - count % 2 : count, _test.Seed);
    }
}
