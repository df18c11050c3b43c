namespace LrFind.Curves;

/// <summary>Where and why a curve ends.</summary>
/// <param name="Usable">How many points from the start belong to the test; what follows is the tail of a divergence.</param>
/// <param name="Reason">Why there are not more.</param>
public readonly record struct CurveEnd(int Usable, StopReason Reason)
{
    /// <summary>Finds the end of a curve, which may go on after it.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="steps">The steps of the whole test.</param>
    public static CurveEnd Of(LossCurve curve, int steps)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var monitor = new DivergenceMonitor(steps);
        for (int i = 0; i < curve.Count; i++)
        {
            if (!curve[i].IsFinite)
                return new(i, StopReason.NonFiniteLoss);
            if (monitor.HasDiverged(curve[i].Loss))
                return new(i + 1, StopReason.Diverged);
        }

        return new(curve.Count, StopReason.Completed);
    }
}
