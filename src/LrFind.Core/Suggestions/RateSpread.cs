namespace LrFind.Suggestions;

/// <summary>Distances between rates.</summary>
internal static class RateSpread
{
    /// <summary>The decades between the lowest and the highest of some rates; <see langword="null"/> with fewer than two.</summary>
    public static double? InDecades(IReadOnlyList<double?> rates)
    {
        double low = double.PositiveInfinity, high = 0;
        int count = 0;
        foreach (double? rate in rates)
        {
            if (rate is not { } known)
                continue;
            low = Math.Min(low, known);
            high = Math.Max(high, known);
            count++;
        }

        return count < 2 ? null : Math.Log10(high / low);
    }
}
