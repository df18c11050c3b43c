using LrFind.Curves;
using LrFind.Suggestions.Rules;

namespace LrFind.Suggestions;

/// <summary>What all rules start from: the mean of the repeats, smoothed, whether it supports an answer, and where its landmarks are.</summary>
/// <remarks>
/// The probe loss is used where there is one, else the batch loss. Everything is relative to the drop from the start to the minimum, so
/// that scaling or shifting the loss changes nothing. The smoothed curve is a <see cref="LocalLinearFit"/> over log₁₀ of the rate.
/// </remarks>
public sealed class CurveAnalysis
{
    /// <summary>The standard deviation of the smoothing kernel for probe losses, in decades of the rate.</summary>
    public const double ProbeBandwidth = 0.2;

    /// <summary>The same for batch losses, whose noise needs twice the width.</summary>
    public const double BatchBandwidth = 0.4;

    internal const int FewestPoints = 10;

    // Fewer points than these before the minimum are no descent.
    private const int FewestBeforeMinimum = 3;

    // A curve of pure noise, smoothed, dips by one or two standard errors somewhere; a descent must be out of reach of that.
    private const double NoiseMultiple = 5;

    // From this share of that on, there may be a descent.
    private const double AlmostADescent = 0.7;

    // At the end of the curve, as a share of the steepest slope.
    private const double StillFalling = 0.25;

    private const double OnsetShare = 0.1;
    private const double EdgeShare = 0.2;

    private readonly MeanCurve? _mean;
    private readonly LocalLinearFit? _fit;

    private CurveAnalysis(CurveSet curves, CurveEnd[] ends)
    {
        Curves = curves;
        Ends = ends;
        _mean = MeanCurve.Of(curves, ends);
        if (_mean is null || curves.Count < FewestPoints)
        {
            Verdict = WithoutMean();
            return;
        }

        _fit = LocalLinearFit.At(_mean.Decades, _mean.Values, Bandwidth);
        Minimum = ArgMin(_fit.Values);
        Verdict = Judge(_mean, _fit);
        if (Verdict.HasSuggestion())
            Roles = FindRoles();
    }

    /// <summary>The curves.</summary>
    public CurveSet Curves { get; }

    /// <summary>The end of each curve.</summary>
    public IReadOnlyList<CurveEnd> Ends { get; }

    /// <summary>Whether there can be an answer, and why not.</summary>
    public Verdict Verdict { get; }

    /// <summary>The landmarks; <see langword="null"/> when there can be no answer.</summary>
    public Roles? Roles { get; }

    /// <summary>The width of the smoothing kernel, in decades; of short ladders an eighth.</summary>
    public double Bandwidth =>
        Math.Min(Curves.HasProbe ? ProbeBandwidth : BatchBandwidth, Math.Log10(Curves.Rate(Curves.Count - 1) / Curves.Rate(0)) / 8);

    /// <summary>The rates of the smoothed curve, as log₁₀; empty when no curve goes far enough.</summary>
    public ReadOnlySpan<double> Decades => _mean is null ? [] : _mean.Decades;

    /// <summary>The mean of the repeats, before smoothing.</summary>
    public ReadOnlySpan<double> Mean => _mean is null ? [] : _mean.Values;

    /// <summary>The smoothed loss.</summary>
    public ReadOnlySpan<double> Smoothed => _fit is null ? [] : _fit.Values;

    /// <summary>The slope of the smoothed loss, per decade.</summary>
    public ReadOnlySpan<double> Slopes => _fit is null ? [] : _fit.Slopes;

    /// <summary>The index of the smoothed curve's lowest point.</summary>
    public int Minimum { get; }

    /// <summary>The loss that the curves start from.</summary>
    public double StartLoss => _mean?.Start ?? double.NaN;

    /// <summary>The smoothed loss at its lowest.</summary>
    public double MinimumLoss => _fit is null ? double.NaN : _fit.Values[Minimum];

    /// <summary>Analyses curves.</summary>
    public static CurveAnalysis Of(CurveSet curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var ends = new CurveEnd[curves.Repeats.Count];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = CurveEnd.Of(curves.Repeats[i], curves.Steps);
        return new CurveAnalysis(curves, ends);
    }

    /// <summary>The smoothed loss at a rate, interpolated in the logarithm of the rate.</summary>
    /// <param name="rate">Inside the curve.</param>
    public double LossAt(double rate)
    {
        double decade = Math.Log10(rate);
        int i = 1;
        while (i < Decades.Length - 1 && Decades[i] < decade)
            i++;
        double share = (decade - Decades[i - 1]) / (Decades[i] - Decades[i - 1]);
        return Smoothed[i - 1] + share * (Smoothed[i] - Smoothed[i - 1]);
    }

    /// <summary>The last place before the minimum where the smoothed loss came down to a level, as log₁₀ of the rate.</summary>
    /// <param name="share">The level, as the share of the descent that is done there; 0 to 1.</param>
    public double DecadeOfDescent(double share)
    {
        double level = StartLoss - share * (StartLoss - MinimumLoss);
        int i = Minimum;
        while (i > 0 && Smoothed[i] < level)
            i--;
        return i == Minimum || Smoothed[i] < level ? Decades[i] : Crossing(Smoothed, i, level);
    }

    private Verdict WithoutMean()
    {
        Verdict verdict = Verdict.TooFewPoints;
        foreach (CurveEnd end in Ends)
        {
            if (end is { Reason: StopReason.NonFiniteLoss, Usable: < FewestBeforeMinimum })
                return Verdict.NonFinite;
            if (end.Reason != StopReason.Completed && Curves.Steps >= FewestPoints)
                verdict = Verdict.DivergedAtStart;
        }

        return verdict;
    }

    private Verdict Judge(MeanCurve mean, LocalLinearFit fit)
    {
        double drop = mean.Start - fit.Values[Minimum], noise = Noise(mean, fit);
        if (Minimum < FewestBeforeMinimum || !(drop > noise))
        {
            if (Minimum >= FewestBeforeMinimum && drop > AlmostADescent * noise)
                return Verdict.TooNoisy;
            return RisesEarly(mean.Start + noise) ? Verdict.DivergedAtStart : Verdict.NoDescent;
        }

        if (StartsBlownUp(mean))
            return Verdict.DivergedAtStart;
        if (mean.IsCut)
            return Verdict.Ok;
        if (IsFallingAtTheEnd())
            return Verdict.MinimumAtEdge;
        return fit.Values[^1] < fit.Values[Minimum] + EdgeShare * drop ? Verdict.NeverDiverged : Verdict.Ok;
    }

    // Whether the loss stands above a level for good in the first half of the ladder already.
    private bool RisesEarly(double level)
    {
        int first = Smoothed.Length;
        while (first > 0 && Smoothed[first - 1] > level)
            first--;
        return first < Smoothed.Length / 2;
    }

    // The first batch loss is that of fresh weights. Where it stands below all that the first steps make of it, and no rate gets below it
    // again, what falls is a blow-up that settles.
    private bool StartsBlownUp(MeanCurve mean)
    {
        double lowest = double.PositiveInfinity;
        for (int i = 1; i < mean.Values.Length; i++)
            lowest = Math.Min(lowest, mean.Values[i]);
        foreach (LossCurve curve in Curves.Repeats)
        {
            double first = curve[0].Loss;
            for (int i = 1; i < mean.StartCount && i < curve.Count; i++)
            {
                if (curve[i].Loss <= first)
                    return false;
            }

            if (first >= lowest)
                return false;
        }

        return true;
    }

    // A loss that levels off without turning, as that of a separable problem does, has its descent behind it all the same.
    private bool IsFallingAtTheEnd()
    {
        int last = Decades.Length - 1, first = last - 1;
        while (first > 0 && Decades[last] - Decades[first] < 2 * Bandwidth)
            first--;
        double slope = (Smoothed[last] - Smoothed[first]) / (Decades[last] - Decades[first]), steepest = 0;
        foreach (double each in Slopes)
            steepest = Math.Min(steepest, each);
        return Decades[last] - Decades[Minimum] < Bandwidth && slope < StillFalling * steepest;
    }

    /// <summary>How far start and minimum may lie apart by chance, from the scatter of the losses around the fit up to the minimum.</summary>
    private double Noise(MeanCurve mean, LocalLinearFit fit)
    {
        int count = Math.Max(Minimum + 1, Math.Min(FewestPoints, mean.Values.Length));
        double variance = 0, largest = 0;
        for (int i = 0; i < count; i++)
        {
            double residual = mean.Values[i] - fit.Values[i];
            variance += residual * residual / count;
            largest = Math.Max(largest, Math.Abs(mean.Values[i]));
        }

        double pointsPerDecade = (mean.Decades.Length - 1) / (mean.Decades[^1] - mean.Decades[0]);
        // A Gaussian kernel of bandwidth h averages over as many points as lie in a stretch of 2√π·h.
        double averaged = Math.Max(1, 2 * Math.Sqrt(Math.PI) * Bandwidth * pointsPerDecade);
        double standardError = Math.Sqrt(variance * (1 / averaged + 1.0 / mean.StartCount));
        // Equal losses are fitted to within rounding only.
        return Math.Max(NoiseMultiple * standardError, 1e-9 * largest);
    }

    private Roles FindRoles()
    {
        double steepest = SteepestRule.CenterOfDescent(this), minimum = Decades[Minimum];
        double onset = Math.Min(DecadeOfDescent(OnsetShare), steepest);
        return new Roles(Math.Pow(10, onset), Math.Pow(10, steepest), Math.Pow(10, minimum), Math.Pow(10, EdgeDecade()));
    }

    // A take-off is steeper than a descent, and the wide kernel would see it coming too early.
    private double EdgeDecade()
    {
        double level = MinimumLoss + EdgeShare * (StartLoss - MinimumLoss);
        ReadOnlySpan<double> values = LocalLinearFit.At(Decades, Mean, Bandwidth / 2).Values;
        for (int i = Minimum; i < values.Length; i++)
        {
            if (values[i] >= level)
                return i == Minimum ? Decades[i] : Crossing(values, i - 1, level);
        }

        return Decades[^1];
    }

    // Where the straight line from a point to the next has a level.
    private double Crossing(ReadOnlySpan<double> values, int i, double level) =>
        Decades[i] + (Decades[i + 1] - Decades[i]) * (level - values[i]) / (values[i + 1] - values[i]);

    private static int ArgMin(ReadOnlySpan<double> values)
    {
        int index = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[index])
                index = i;
        }

        return index;
    }
}
