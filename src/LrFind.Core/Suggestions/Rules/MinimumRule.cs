namespace LrFind.Suggestions.Rules;

/// <summary>fastai's <c>minimum</c>: a tenth of the rate at which the smoothed batch loss is lowest; the median over the repeats.</summary>
/// <remarks>fastai, <c>callback/schedule.py</c>, <c>minimum</c>. The tenth makes up for an average that lags behind the loss.</remarks>
internal static class MinimumRule
{
    private const double Divisor = 10;

    public static SuggestionRule Rule { get; } = new(
        "minimum", "a tenth of the rate of the lowest loss", "the rate at the lowest point of an EMA of weight 0.98, divided by 10",
            "fastai, minimum",
        analysis => FastaiCurve.MedianOver(analysis, Read));

    /// <summary>The rate for one repeat; <see langword="null"/> when the curve is empty.</summary>
    internal static double? Read(FastaiCurve curve)
    {
        if (curve.Losses.Length == 0)
            return null;
        int lowest = 0;
        for (int i = 1; i < curve.Losses.Length; i++)
        {
            if (curve.Losses[i] < curve.Losses[lowest])
                lowest = i;
        }

        return curve.Rates[lowest] / Divisor;
    }
}

/// <summary>
/// The rate at which 80 % of the descent is done: the last one before the minimum where s(t) = s₀ − 0.8·(s₀ − min s), s being the smoothed
/// curve.
/// </summary>
/// <remarks>Near the foot of the slope rather than on it: good where training stops early, less so where it does not.</remarks>
internal static class DescentRule
{
    private const double Share = 0.8;

    public static SuggestionRule Rule { get; } = new(
        "descent", "where 80 % of the descent is done", "the last t before the minimum with s(t) = s₀ − 0.8·(s₀ − min s)", "lrfind",
        analysis => Rate(analysis), isReferred: true);

    /// <summary>The rate.</summary>
    /// <param name="analysis">Curves with a descent.</param>
    internal static double Rate(CurveAnalysis analysis) => Math.Pow(10, analysis.DecadeOfDescent(Share));
}
