namespace LrFind.Suggestions.Rules;

/// <summary>
/// fastai's <c>slide</c>: a window of 15 points slides down from the end of the smoothed batch loss until the gradients at its ends differ
/// by less than 0.005; the rate at its left end; the median over the repeats.
/// </summary>
/// <remarks>
/// fastai, <c>callback/schedule.py</c>, <c>slide</c>, after Forsyth et al., "Novel Approach to Choosing Learning Rates" (forum of fast.ai,
/// 2019). Gradients are differences by index, central inside and one-sided at the ends. The threshold is absolute: the rule depends on the
/// scale of the loss.
/// </remarks>
internal static class SlideRule
{
    private const int LrDiff = 15;
    private const double Threshold = 0.005;

    public static SuggestionRule Rule { get; } = new(
        "slide", "where slopes 15 steps apart agree",
            "g = differences of an EMA of weight 0.98; from the right, the last l before |g(l + 15) − g(l)| ≤ 0.005",
        "fastai, slide", analysis => FastaiCurve.MedianOver(analysis, Read));

    /// <summary>The rate for one repeat; <see langword="null"/> with fewer points than the window needs.</summary>
    internal static double? Read(FastaiCurve curve)
    {
        int right = curve.Losses.Length - 1, left = right - LrDiff;
        if (left < 0)
            return null;
        double[] gradients = Gradients(curve.Losses);
        double rate = curve.Rates[left];
        while (left >= 0 && Math.Abs(gradients[right] - gradients[left]) > Threshold)
        {
            rate = curve.Rates[left];
            right--;
            left--;
        }

        return rate;
    }

    // As numpy.gradient.
    private static double[] Gradients(double[] values)
    {
        double[] gradients = new double[values.Length];
        gradients[0] = values[1] - values[0];
        gradients[^1] = values[^1] - values[^2];
        for (int i = 1; i < values.Length - 1; i++)
            gradients[i] = (values[i + 1] - values[i - 1]) / 2;
        return gradients;
    }
}
