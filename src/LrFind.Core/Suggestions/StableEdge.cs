using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Where the stable range ends: rates up to there can be trained with for long.</summary>
/// <remarks>
/// A range test passes a rate in one step, and sees a divergence only when it has grown: the take-off lies above the highest rate that
/// lasts. So the range ends half way, in decades, from the lowest loss to the take-off or the first divergence of any repeat, and not above
/// the rate from which on losses must have grown (<see cref="RepeatCurve.GrowthLimit"/>), but not below the half way from the suggestion.
/// docs/methods.md says how far the highest rate that lasts lies from it.
/// </remarks>
internal sealed class StableEdge
{
    /// <summary>The share of the descent that is lost again where the loss takes off.</summary>
    public const double TakeOffShare = 0.2;

    // A rise is undone where the loss comes back to as little as this share of the descent above its lowest.
    private const double UndoneShare = 0.05;

    // Descents are read up to there, in decades below the take-off: nearer to it, steps overshoot, and what they do is no longer the way
    // they come.
    private const double WellBelow = 0.5;

    // Of the whole descent, there must be as much up to there: a test that begins on the slope cannot be cut to another spacing.
    private const double LeastShare = 0.25;

    private readonly MeanCurve _mean;
    private readonly LocalLinearFit _trend;
    private readonly int _minimum;
    private readonly double? _takeOff;
    private readonly double _firstDivergence;

    /// <summary>Finds what ends the range.</summary>
    /// <param name="trend">The same, smoothed for slopes.</param>
    /// <param name="minimum">The index of its lowest point.</param>
    /// <param name="bandwidth">The width of the kernel, in decades.</param>
    public StableEdge(MeanCurve mean, LocalLinearFit trend, int minimum, double bandwidth)
    {
        (_mean, _trend, _minimum) = (mean, trend, minimum);
        _takeOff = TakeOff(bandwidth);
        _firstDivergence = double.PositiveInfinity;
        foreach (RepeatCurve repeat in mean.Repeats)
        {
            if (repeat.IsCut)
                _firstDivergence = Math.Min(_firstDivergence, Math.Log10(repeat.LastRate));
        }
    }

    /// <summary>How many points lie before the take-off and any divergence; at least one.</summary>
    public int PointsBefore => Math.Max(1, Index(_mean.Decades, Limit) + 1);

    // The first of take-off and divergence, else the last rate, as log₁₀.
    private double Limit => Math.Min(_takeOff ?? _mean.Decades[^1], _firstDivergence);

    /// <summary>
    /// The index of the last point of the descent that steps of the reference spacing would have come to well below the take-off.
    /// </summary>
    public int LastOfDescent()
    {
        int last = Math.Min(_minimum, Index(_mean.Referred, Limit - WellBelow));
        return _trend.Values[last] <= LeastShare * _trend.Values[_minimum] ? last : _minimum;
    }

    /// <summary>The end of the range, as log₁₀ of the rate.</summary>
    /// <param name="suggestion">
    /// The steepest point, referred: where there is no take-off, or a repeat diverged before the lowest loss, the range ends half way from
    /// it.
    /// </param>
    public double Decade(double suggestion)
    {
        double minimum = _mean.Decades[_minimum], limit = Limit, least = (Math.Min(suggestion, limit) + limit) / 2;
        double edge = _takeOff is not null && minimum < limit ? (minimum + limit) / 2 : least;
        foreach (RepeatCurve repeat in _mean.Repeats)
            edge = Math.Min(edge, Math.Log10(repeat.GrowthLimit()));
        return Math.Max(edge, least);
    }

    // A take-off is steeper than a descent, and the wide kernel would see it coming too early. From a rise that is undone again, as
    // momentum makes loss swing, the search goes on.
    private double? TakeOff(double bandwidth)
    {
        ReadOnlySpan<double> values = LocalLinearFit.At(_mean.Decades, _mean.Values, bandwidth / 2).Values;
        double level = (1 - TakeOffShare) * _trend.Values[_minimum], undone = (1 - UndoneShare) * _trend.Values[_minimum];
        int last = values.Length - 1;
        while (last > _minimum && values[last] > undone)
            last--;
        for (int i = last; i < values.Length; i++)
        {
            if (values[i] >= level)
                return i == _minimum ? _mean.Decades[i] : Interpolation.Crossing(_mean.Decades, values, i - 1, level);
        }

        return null;
    }

    // The last point up to a position.
    private static int Index(double[] positions, double last)
    {
        int i = positions.Length - 1;
        while (i > 0 && positions[i] > last)
            i--;
        return i;
    }
}

/// <summary>Where the loss of repeats took off, or was no longer finite.</summary>
/// <param name="Repeats">How many of them did so.</param>
/// <param name="Rate">The lowest rate at which it was seen.</param>
/// <param name="Steps">Steps that the last of them was done by then.</param>
/// <param name="Reason">Why they ended: <see cref="StopReason.Diverged"/> if any of them took off.</param>
/// <param name="GoesOn">Whether there are losses behind it, which are left out.</param>
internal sealed record TakeOff(int Repeats, double Rate, int Steps, StopReason Reason, bool GoesOn)
{
    /// <summary>Finds it; <see langword="null"/> where all repeats reached the end.</summary>
    public static TakeOff? Find(CurveAnalysis analysis)
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
