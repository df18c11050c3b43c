using LrFind.Curves;

namespace LrFind.RangeTests;

/// <summary>A range test over steps that someone else takes. Rates and the rule when to stop are those of the engines' tests.</summary>
internal static class LoopRangeTest
{
    /// <summary>Takes a step at each rate, until the loss has taken off or is no number; that loss is the last of the curve.</summary>
    /// <param name="rates">The rate of each step, rising.</param>
    /// <param name="trainStep">From the rate of a step to its loss, before the update.</param>
    /// <param name="probe">The loss of fixed rows, measured after each step; <see langword="null"/> for none.</param>
    /// <param name="progress">Told the number of steps done, after each; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the test before the next step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LossCurve Run(double[] rates, Func<double, double> trainStep, Func<double>? probe, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var monitor = new DivergenceMonitor(rates.Length);
        var points = new LossPoint[rates.Length];
        int steps = 0;
        bool isOver = false;
        while (!isOver && steps < rates.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            double loss = trainStep(rates[steps]);
            var point = new LossPoint(steps, rates[steps], loss, probe?.Invoke());
            points[steps++] = point;
            progress?.Report(steps);
            isOver = !point.IsFinite || monitor.HasDiverged(loss);
        }

        return new LossCurve(points[..steps]);
    }
}
