using LrFind.Data.Columns;

namespace LrFind.Data.Features;

/// <summary>What the training rows say of a numeric column.</summary>
/// <param name="Scale">The standard deviation, divided by their number; 0 where nothing varies.</param>
/// <param name="Median">The median, where any is missing; otherwise the mean.</param>
/// <param name="Lowest">What lower values are clipped to.</param>
/// <param name="Highest">What higher values are clipped to.</param>
/// <param name="Clipped">How many were.</param>
/// <param name="Missing">How many were missing.</param>
internal readonly record struct NumericSummary(
    double Mean, double Scale, double Median, double Lowest, double Highest, int Clipped, int Missing)
{
    // Standard deviations within which a column has no value that is absurdly far from the others, whatever its quartiles.
    private const double Ordinary = 5;

    // The same, in deviations of the values that are less than half as far as the farthest.
    private const double OrdinaryWithoutFar = 100;

    // Room for the values of a column, of which a table may have thousands; one for each thread.
    [ThreadStatic]
    private static double[]? s_room;

    /// <summary>Measures a column.</summary>
    public static NumericSummary Compute(NumericColumn column, ReadOnlySpan<int> rows)
    {
        if (s_room is not { } present || present.Length < rows.Length)
            s_room = present = new double[rows.Length];
        double[] all = column.Values;
        int count = 0;
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (int row in rows)
        {
            double value = all[row];
            if (double.IsNaN(value))
                continue;
            present[count++] = value;
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
        }

        Span<double> values = present.AsSpan(0, count);
        (double mean, double scale) = Moments(values);
        var summary = new NumericSummary(mean, scale, mean, double.NegativeInfinity, double.PositiveInfinity, 0, rows.Length - count);
        if (!(scale > 0))
            return summary;
        bool isOrdinary = IsOrdinary(values, mean, scale, Math.Max(mean - lowest, highest - mean));
        if (summary.Missing == 0 && isOrdinary)
            return summary;
        values.Sort();
        summary = summary with { Median = Quantile(values, 0.5) };
        return isOrdinary ? summary : summary.ClippingFar(values);
    }

    /// <summary>
    /// The mean and standard deviation. Measured from the first value, so that a large offset costs no precision and equal values give
    /// exactly 0.
    /// </summary>
    public static (double Mean, double Scale) Moments(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        double mean = values[0];
        double first = values[0], count = values.Length;
        foreach (double value in values)
            mean += (value - first) / count;
        double variance = 0;
        foreach (double value in values)
            variance += (value - mean) * (value - mean) / count;
        return (mean, Math.Sqrt(variance));
    }

    private NumericSummary ClippingFar(Span<double> sorted)
    {
        double range = Quantile(sorted, 0.75) - Quantile(sorted, 0.25);
        if (!(range > 0))
            return this;
        double lowest = Median - Standardizer.Reach * range, highest = Median + Standardizer.Reach * range;
        int clipped = 0;
        foreach (ref double value in sorted)
        {
            clipped += value < lowest || value > highest ? 1 : 0;
            value = Math.Clamp(value, lowest, highest);
        }

        (double mean, double scale) = Moments(sorted);
        return this with { Mean = mean, Scale = scale, Lowest = lowest, Highest = highest, Clipped = clipped };
    }

    // Sorting takes longer than two looks: at how far the farthest value is, and at how the others are spread without those half as far.
    private static bool IsOrdinary(ReadOnlySpan<double> values, double mean, double scale, double farthest)
    {
        if (farthest <= Ordinary * scale)
            return true;
        double sum = 0, squares = 0, count = 0;
        foreach (double value in values)
        {
            double distance = value - mean;
            if (Math.Abs(distance) > farthest / 2)
                continue;
            sum += distance;
            squares += distance * distance;
            count++;
        }

        double variance = count == 0 ? 0 : squares / count - sum / count * (sum / count);
        return farthest * farthest <= OrdinaryWithoutFar * OrdinaryWithoutFar * variance;
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }
}
