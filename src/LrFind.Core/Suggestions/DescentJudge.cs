using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Whether a curve supports an answer.</summary>
/// <param name="trend">The same, smoothed for slopes.</param>
/// <param name="minimum">The index of its lowest point.</param>
/// <param name="bandwidth">The width of the kernel, in decades.</param>
/// <param name="hasLinearRates">Whether the rates were raised by the same amount from step to step.</param>
internal sealed class DescentJudge(MeanCurve mean, LocalLinearFit trend, int minimum, double bandwidth, bool hasLinearRates)
{
    /// <summary>Curves of fewer points say nothing.</summary>
    public const int FewestPoints = 10;

    // Fewer points than these before the minimum are no descent.
    private const int FewestBeforeMinimum = 3;

    // A curve of pure noise, smoothed, dips by one or two standard errors somewhere; a descent must be out of reach of that.
    private const double NoiseMultiple = 4.5;

    // From this share of that on, there may be a descent.
    private const double AlmostADescent = 0.7;

    // At the end of the curve, as a share of the steepest slope.
    private const double StillFalling = 0.5;

    /// <summary>What there is to say of it.</summary>
    public Verdict Verdict
    {
        get
        {
            ReadOnlySpan<double> values = trend.Values;
            double drop = -values[minimum], noise = Noise();
            if (minimum < FewestBeforeMinimum || !(drop > noise))
            {
                if (minimum >= FewestBeforeMinimum && drop > AlmostADescent * noise)
                    return Verdict.TooNoisy;
                return RisesEarly(noise) ? Verdict.DivergedAtStart : Verdict.NoDescent;
            }

            if (StartsBlownUp())
                return Verdict.DivergedAtStart;
            if (mean.IsCut)
                return Verdict.Ok;
            if (IsFallingAtTheEnd())
                return Verdict.MinimumAtEdge;
            return values[^1] < values[minimum] + StableEdge.TakeOffShare * drop ? Verdict.NeverDiverged : Verdict.Ok;
        }
    }

    /// <summary>Why curves have no mean, or one of too few points.</summary>
    public static Verdict WithoutMean(CurveSet curves, CurveEnd[] ends)
    {
        Verdict verdict = Verdict.TooFewPoints;
        foreach (CurveEnd end in ends)
        {
            if (end is { Reason: StopReason.NonFiniteLoss, Usable: < FewestBeforeMinimum })
                return Verdict.NonFinite;
            if (end.Reason != StopReason.Completed && curves.Steps >= FewestPoints)
                verdict = Verdict.DivergedAtStart;
        }

        return verdict;
    }

    // Whether the loss stands above a level for good in the first half of the test already.
    private bool RisesEarly(double level)
    {
        int first = trend.Values.Length;
        while (first > 0 && trend.Values[first - 1] > level)
            first--;
        return first < trend.Values.Length / 2;
    }

    // The first batch loss is that of fresh weights. Where it stands below all that the first steps make of it, and no rate gets below it
    // again, what falls is a blow-up that settles.
    private bool StartsBlownUp()
    {
        double lowest = double.PositiveInfinity;
        for (int i = 1; i < mean.Values.Length; i++)
            lowest = Math.Min(lowest, mean.Values[i]);
        foreach (RepeatCurve repeat in mean.Repeats)
        {
            if (!repeat.StartsBlownUp(mean.StartCount, lowest * mean.Drop))
                return false;
        }

        return true;
    }

    // A loss that levels off without turning, as that of a separable problem does, has its descent behind it all the same.
    private bool IsFallingAtTheEnd()
    {
        int last = mean.Decades.Length - 1, first = last - 1;
        while (first > 0 && mean.Decades[last] - mean.Decades[first] < 2 * bandwidth)
            first--;
        double slope = (trend.Values[last] - trend.Values[first]) / (mean.Decades[last] - mean.Decades[first]), steepest = 0;
        foreach (double each in trend.Slopes)
            steepest = Math.Min(steepest, each);
        return mean.Decades[last] - mean.Decades[minimum] < bandwidth && slope < StillFalling * steepest
            && !(hasLinearRates && LevelsOff(first));
    }

    // Nearly all steps of a linear ladder lie in its last decade: what falls there, seen by decades, may have done so long before, seen
    // by steps.
    private bool LevelsOff(int first)
    {
        double Fall(int from, int to) =>
            (trend.Values[from] - trend.Values[to]) / (Math.Pow(10, mean.Decades[to]) - Math.Pow(10, mean.Decades[from]));
        double steepest = 0;
        for (int i = 1; i < mean.Decades.Length; i++)
            steepest = Math.Max(steepest, Fall(i - 1, i));
        return Fall(first, mean.Decades.Length - 1) < StillFalling * steepest;
    }

    /// <summary>How far start and minimum may lie apart by chance, from the scatter of the losses up to the minimum.</summary>
    /// <remarks>Differences of neighbours: Rice, "Bandwidth Choice for Nonparametric Regression" (1984).</remarks>
    private double Noise()
    {
        int count = Math.Max(minimum + 1, Math.Min(FewestPoints, mean.Values.Length));
        double aroundTrend = 0, betweenNeighbours = 0;
        for (int i = 0; i < count; i++)
        {
            double residual = mean.Values[i] - trend.Values[i], change = i > 0 ? mean.Values[i] - mean.Values[i - 1] : 0;
            aroundTrend += residual * residual / count;
            betweenNeighbours += change * change / (2 * (count - 1));
        }

        // A descent that is steep for the kernel stands off the trend without being noise, and hardly differs between neighbours.
        double variance = Math.Min(aroundTrend, betweenNeighbours);
        double pointsPerDecade = (mean.Decades.Length - 1) / (mean.Decades[^1] - mean.Decades[0]);
        // A Gaussian kernel of bandwidth h averages over as many points as lie in a stretch of 2√π·h.
        double averaged = Math.Max(1, 2 * Math.Sqrt(Math.PI) * bandwidth * pointsPerDecade);
        double standardError = Math.Sqrt(variance * (1 / averaged + 1.0 / mean.StartPoints));
        // Equal losses are fitted to within rounding only.
        return Math.Max(NoiseMultiple * standardError, mean.Drop > 0 ? 1e-9 * Math.Abs(mean.Start) / mean.Drop : 0);
    }
}
