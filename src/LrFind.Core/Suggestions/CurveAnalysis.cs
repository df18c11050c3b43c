using LrFind.Curves;
using LrFind.Suggestions.Rules;

namespace LrFind.Suggestions;

/// <summary>
/// What all rules start from: the mean of the repeats, smoothed, whether it supports an answer, and where its landmarks are.
/// </summary>
/// <remarks>
/// The probe loss is used where there is one, else the batch loss. Everything is relative to the drop from the start to the minimum, so
/// that scaling or shifting the loss changes nothing. Smoothed curves are <see cref="LocalLinearFit"/>s over log₁₀ of the rate: a wide one
/// for slopes, and one as close to the losses as their noise allows for what is drawn and reported.
/// </remarks>
internal sealed class CurveAnalysis
{
    /// <summary>The standard deviation of the smoothing kernel for slopes of probe losses, in decades of the rate.</summary>
    public const double ProbeBandwidth = 0.2;

    /// <summary>The same for batch losses, whose noise needs twice the width.</summary>
    public const double BatchBandwidth = 0.4;

    private const double OnsetShare = 0.1;

    private readonly MeanCurve? _mean;
    private readonly double[] _losses = [];
    private readonly double[] _smoothed = [];

    private CurveAnalysis(CurveSet curves, CurveEnd[] ends)
    {
        Curves = curves;
        Ends = ends;
        _mean = MeanCurve.Compute(curves, ends);
        if (_mean is null || curves.Count < DescentJudge.FewestPoints)
        {
            Verdict = DescentJudge.WithoutMean(curves, ends);
            return;
        }

        Trend = LocalLinearFit.At(_mean.Decades, _mean.Values, Bandwidth);
        Minimum = ArgMin(Trend.Values);
        var edge = new StableEdge(_mean, Trend, Minimum, Bandwidth);
        LocalLinearFit close = LocalLinearFit.Closest(_mean.Decades, _mean.Values, Bandwidth, edge.PointsBefore);
        (_losses, _smoothed) = (Losses(_mean.Values), Losses(close.Values));
        Lowest = ArgMin(close.Values);
        Verdict = new DescentJudge(_mean, Trend, Minimum, Bandwidth, curves.HasLinearRates).Verdict;
        if (!Verdict.HasSuggestion())
            return;
        LastOfDescent = edge.LastOfDescent();
        Landmarks = FindRoles(edge);
    }

    public CurveSet Curves { get; }

    /// <summary>The end of each curve.</summary>
    public IReadOnlyList<CurveEnd> Ends { get; }

    /// <summary>Whether there can be an answer, and why not.</summary>
    public Verdict Verdict { get; }

    /// <summary>The landmarks; <see langword="null"/> when there can be no answer.</summary>
    public Landmarks? Landmarks { get; }

    /// <summary>The width of the kernel for slopes, in decades; of a short range of rates an eighth of it.</summary>
    public double Bandwidth =>
        Math.Min(Curves.HasProbe ? ProbeBandwidth : BatchBandwidth, Math.Log10(Curves.Rate(Curves.Count - 1) / Curves.Rate(0)) / 8);

    /// <summary>The rates of the smoothed curve, as log₁₀; empty when no curve goes far enough.</summary>
    public ReadOnlySpan<double> Decades => _losses.Length == 0 ? [] : _mean!.Decades;

    /// <summary>The mean of the repeats, before smoothing.</summary>
    public ReadOnlySpan<double> Mean => _losses;

    /// <summary>The loss, smoothed as closely as its noise allows.</summary>
    public ReadOnlySpan<double> Smoothed => _smoothed;

    /// <summary>The loss that the curves start from.</summary>
    public double StartLoss => _mean?.Start ?? double.NaN;

    /// <summary>The smoothed loss at its lowest.</summary>
    public double MinimumLoss => _smoothed.Length == 0 ? double.NaN : _smoothed[Lowest];

    /// <summary>The mean in units of the drop, from 0 at the start to about −1, as the wide kernel has it.</summary>
    internal LocalLinearFit? Trend { get; }

    /// <summary>The index of the lowest point of <see cref="Trend"/>.</summary>
    internal int Minimum { get; }

    /// <summary>The index of the last point that the steepest descent is looked for at.</summary>
    internal int LastOfDescent { get; }

    /// <summary>The index of the lowest point of <see cref="Smoothed"/>.</summary>
    private int Lowest { get; }

    public static CurveAnalysis Compute(CurveSet curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var ends = new CurveEnd[curves.Repeats.Count];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = CurveEnd.Find(curves.Repeats[i], curves.Steps);
        return new CurveAnalysis(curves, ends);
    }

    /// <summary>The smoothed loss at a rate, interpolated in the logarithm of the rate.</summary>
    /// <param name="rate">Inside the curve.</param>
    public double LossAt(double rate) => Interpolation.At(Decades, Smoothed, Math.Log10(rate));

    /// <summary>What a rate of the curve would be with the <see cref="ReferenceSpacing"/>.</summary>
    /// <param name="rate">Inside the curve.</param>
    public double Refer(double rate) => Math.Pow(10, Math.Log10(rate) + Interpolation.At(Decades, Shifts(), Math.Log10(rate)));

    /// <summary>How many steps to a decade there are at a rate: recorded ones, and those between them.</summary>
    /// <param name="rate">Inside the curve.</param>
    public double StepsPerDecade(double rate)
    {
        int i = 1;
        while (i < Curves.Count - 1 && Curves.Rate(i) < rate)
            i++;
        return (Curves.Iteration(i) - Curves.Iteration(i - 1)) / Math.Log10(Curves.Rate(i) / Curves.Rate(i - 1));
    }

    /// <summary>The last place before the minimum where the loss came down to a level, as log₁₀ of the rate.</summary>
    /// <param name="share">The level, as the share of the descent that is done there; 0 to 1.</param>
    internal double DecadeOfDescent(double share) => LastAbove(Minimum, share);

    // The last place before a point at which a share of the descent to it was not done yet, as log₁₀ of the rate.
    private double LastAbove(int point, double share)
    {
        ReadOnlySpan<double> trend = Trend!.Values;
        double level = share * trend[point];
        int i = point;
        while (i > 0 && trend[i] < level)
            i--;
        return i == point || trend[i] < level ? Decades[i] : Interpolation.Crossing(Decades, trend, i, level);
    }

    private Landmarks FindRoles(StableEdge edge)
    {
        double steepest = Math.Pow(10, SteepestRule.CenterOfDescent(this)), onset = Math.Pow(10, LastAbove(LastOfDescent, OnsetShare));
        double end = Math.Pow(10, edge.Decade(Math.Log10(Refer(steepest))));
        double onsetReferred = Math.Min(Refer(Math.Min(onset, steepest)), end);
        return new Landmarks(onsetReferred, steepest, Math.Pow(10, Decades[Lowest]), end);
    }

    // How far each point moves when it is referred, in decades: smoother between points than where it moves to.
    private double[] Shifts()
    {
        double[] shifts = new double[_losses.Length];
        for (int i = 0; i < shifts.Length; i++)
            shifts[i] = _mean!.Referred[i] - _mean.Decades[i];
        return shifts;
    }

    private double[] Losses(ReadOnlySpan<double> values)
    {
        double[] losses = new double[values.Length];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = _mean!.Loss(values[i]);
        return losses;
    }

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
