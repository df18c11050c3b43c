using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Where the loss of repeats took off, or was no longer finite.</summary>
/// <param name="Repeats">How many of them did so.</param>
/// <param name="Rate">The lowest rate at which it was seen.</param>
/// <param name="Steps">Steps that the last of them was done by then.</param>
/// <param name="Reason">Why they ended: <see cref="StopReason.Diverged"/> if any of them took off.</param>
/// <param name="GoesOn">Whether there are losses behind it, which are left out.</param>
internal sealed record TakeOff(int Repeats, double Rate, int Steps, StopReason Reason, bool GoesOn)
{
    /// <summary>Finds it; <see langword="null"/> where all repeats reached the end.</summary>
    public static TakeOff? Of(CurveAnalysis analysis)
    {
        var seen = new TakeOff(0, double.PositiveInfinity, 0, StopReason.NonFiniteLoss, false);
        for (int i = 0; i < analysis.Ends.Count; i++)
        {
            CurveEnd end = analysis.Ends[i];
            if (end.Reason == StopReason.Completed)
                continue;
            // The point at which it was seen: the last usable one of a divergence, the one behind it of a blow-up.
            int index = end.Reason == StopReason.Diverged ? end.Usable - 1 : end.Usable;
            LossCurve curve = analysis.Curves.Repeats[i];
            seen = new TakeOff(
                seen.Repeats + 1,
                Math.Min(seen.Rate, curve[index].LearningRate),
                Math.Max(seen.Steps, index + 1),
                end.Reason == StopReason.Diverged ? StopReason.Diverged : seen.Reason,
                seen.GoesOn || index + 1 < curve.Count);
        }

        return seen.Repeats == 0 ? null : seen;
    }
}
