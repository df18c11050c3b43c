using LrFind.Curves;

namespace LrFind.Suggestions.Rules;

/// <summary>
/// A batch-loss curve as fastai's <c>lr_find</c> sees it: a bias-corrected EMA of weight 0.98, ended when it exceeds 4 times its best,
/// without the first tenth of the steps and the last 5 points, cut before the first NaN.
/// </summary>
/// <remarks>
/// fastai, <c>callback/schedule.py</c> (<c>LRFinder</c>, <c>lr_find</c>) and <c>learner.py</c> (<c>AvgSmoothLoss</c>), version 2.
/// </remarks>
internal sealed class FastaiCurve
{
    private const double Beta = 0.98;
    private const double StopMultiple = 4;
    private const int SkippedAtEnd = 5;

    private FastaiCurve(double[] rates, double[] losses) => (Rates, Losses) = (rates, losses);

    public double[] Rates { get; }

    /// <summary>The smoothed losses.</summary>
    public double[] Losses { get; }

    /// <summary>A curve, smoothed and trimmed; may be empty.</summary>
    /// <param name="curve">The raw losses.</param>
    /// <param name="steps">The steps of the whole test.</param>
    public static FastaiCurve From(LossCurve curve, int steps)
    {
        int first = steps / 10;
        double[] smoothed = Smooth(curve);
        int end = Math.Max(first, smoothed.Length - SkippedAtEnd);
        int nan = Array.FindIndex(smoothed, Math.Min(first, smoothed.Length), double.IsNaN);
        end = nan >= 0 ? Math.Min(end, nan) : end;
        return first >= end ? new([], []) : new(curve.LearningRates()[first..end], smoothed[first..end]);
    }

    /// <summary>The median over the repeats of what a rule gives for each; <see langword="null"/> when it gives nothing for any.</summary>
    /// <remarks>Of an even number, the geometric mean of the two in the middle.</remarks>
    public static double? MedianOver(CurveAnalysis analysis, Func<FastaiCurve, double?> rule)
    {
        var rates = new List<double>();
        foreach (LossCurve curve in analysis.Curves.Repeats)
        {
            if (rule(From(curve, analysis.Curves.Steps)) is { } rate)
                rates.Add(rate);
        }

        rates.Sort();
        return rates.Count switch
        {
            0 => null,
            int n when n % 2 == 1 => rates[n / 2],
            int n => Math.Sqrt(rates[n / 2 - 1] * rates[n / 2]),
        };
    }

    private static double[] Smooth(LossCurve curve)
    {
        double[] smoothed = new double[curve.Count];
        double average = 0, best = double.PositiveInfinity;
        for (int i = 0; i < smoothed.Length; i++)
        {
            average = average * Beta + curve[i].Loss * (1 - Beta);
            smoothed[i] = average / (1 - Math.Pow(Beta, i + 1));
            if (smoothed[i] < best)
                best = smoothed[i];
            if (smoothed[i] > StopMultiple * best)
                return smoothed[..(i + 1)];
        }

        return smoothed;
    }
}
