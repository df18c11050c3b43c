namespace LrFind.Suggestions.Rules;

/// <summary>
/// fastai's <c>valley</c>: the middle of the longest decreasing subsequence of the smoothed batch loss, counted back from its end; the
/// median over the repeats.
/// </summary>
/// <remarks>
/// fastai, <c>callback/schedule.py</c>, <c>valley</c>, "two thirds through the longest valley" by its own words. With d_i the length of the
/// longest decreasing subsequence that ends at i and e the first i of the largest d: start = e − d_e, width = (e − start) / 3, and the
/// answer is the rate at start + ⌊width⌋ + ⌊width / 2⌋. A negative index counts from the end, as in Python.
/// </remarks>
internal static class ValleyRule
{
    public static SuggestionRule Rule { get; } = new(
        "valley", "the middle of the longest valley",
            "longest decreasing subsequence of an EMA of weight 0.98, ending at e with length d: the rate at e − d + ⌊d/3⌋ + ⌊d/6⌋",
        "fastai, valley (the default of lr_find)", analysis => FastaiCurve.MedianOver(analysis, Read));

    /// <summary>The rate for one repeat; <see langword="null"/> when the curve is empty.</summary>
    internal static double? Read(FastaiCurve curve)
    {
        if (curve.Losses.Length == 0)
            return null;
        (int end, int length) = LongestDescent(curve.Losses);
        // A single point is no valley: there start and end are both the first.
        int start = length > 1 ? end - length : 0;
        double width = (end - start) / 3.0;
        int index = start + (int)width + (int)(width / 2);
        return curve.Rates[index < 0 ? index + curve.Rates.Length : index];
    }

    /// <summary>The end and the length of the longest strictly decreasing subsequence, the first to end of several.</summary>
    /// <remarks>Fredman, "On Computing the Length of Longest Increasing Subsequences" (1975): n·log n, against fastai's n².</remarks>
    private static (int End, int Length) LongestDescent(double[] losses)
    {
        // For each length the largest loss that a decreasing subsequence of that length can end with, negated so that it rises.
        double[] ends = new double[losses.Length];
        int longest = 0, end = 0;
        for (int i = 0; i < losses.Length; i++)
        {
            int found = Array.BinarySearch(ends, 0, longest, -losses[i]);
            int length = (found >= 0 ? found : ~found) + 1;
            ends[length - 1] = -losses[i];
            if (length > longest)
                (longest, end) = (length, i);
        }

        return (end, longest);
    }
}
