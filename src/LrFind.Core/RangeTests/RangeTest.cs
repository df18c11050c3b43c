using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;

namespace LrFind.RangeTests;

/// <summary>The range test: one mini-batch per rate, rates rising, losses recorded.</summary>
public static class RangeTest
{
    /// <summary>Runs a range test.</summary>
    /// <param name="trainer">A fresh trainer; it is of no use afterwards.</param>
    /// <param name="batches">Where the mini-batches come from.</param>
    /// <param name="ladder">The rates.</param>
    /// <param name="probe">The rows whose loss is measured after each step, at least 2; <see langword="null"/> for no probe.</param>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the test within a step.</param>
    /// <exception cref="OperationCanceledException">The test was cancelled.</exception>
    public static RangeTestResult Run(
        ITrainer trainer, BatchSampler batches, LrLadder ladder, RowSet? probe = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(ladder);
        var points = new LossPoint[ladder.Steps];
        var monitor = new DivergenceMonitor(ladder.Steps);
        for (int i = 0; i < points.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double loss = trainer.TrainStep(batches.Next(), ladder[i]);
            points[i] = new LossPoint(i, ladder[i], loss, probe is null ? null : trainer.Probe(probe.Slice(0, probe.Count)));
            progress?.Report(i + 1);
            if (!points[i].IsFinite)
                return new RangeTestResult(new LossCurve(points[..(i + 1)]), StopReason.NonFiniteLoss);
            if (monitor.HasDiverged(loss))
                return new RangeTestResult(new LossCurve(points[..(i + 1)]), StopReason.Diverged);
        }

        return new RangeTestResult(new LossCurve(points), StopReason.Completed);
    }
}

/// <summary>What a range test recorded.</summary>
/// <param name="Curve">The loss against the rate; the point at which it diverged or blew up is its last.</param>
/// <param name="StopReason">Why it ended.</param>
public sealed record RangeTestResult(LossCurve Curve, StopReason StopReason);
