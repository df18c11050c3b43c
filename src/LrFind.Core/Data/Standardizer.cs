namespace LrFind.Data;

/// <summary>
/// A numeric column as (value − mean) / standard deviation. A missing value becomes the median, and when training rows have any, a second
/// column says where (1 missing, 0 present).
/// </summary>
internal sealed class Standardizer : FeatureEncoder
{
    private readonly NumericColumn _column;
    private readonly double _median;
    private readonly bool _marksMissing;

    private Standardizer(NumericColumn column, double mean, double scale, double median, bool marksMissing)
    {
        (_column, Mean, Scale, _median, _marksMissing) = (column, mean, scale, median, marksMissing);
        Outputs = marksMissing ? [column.Name, column.Name + " missing"] : [column.Name];
    }

    /// <summary>The mean of the training rows.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of the training rows, divided by their number (as scikit-learn's StandardScaler).</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs { get; }

    /// <summary>Measures a column on the training rows.</summary>
    /// <returns><see langword="null"/> when the training rows show no variation, so that there is nothing to learn from.</returns>
    public static Standardizer? Fit(NumericColumn column, ReadOnlySpan<int> trainingRows)
    {
        double[] present = new double[trainingRows.Length];
        int count = 0;
        foreach (int row in trainingRows)
        {
            if (!column.IsMissing(row))
                present[count++] = column.Values[row];
        }

        Span<double> values = present.AsSpan(0, count);
        (double mean, double scale) = Moments(values);
        if (!(scale > 0))
            return null;
        bool marksMissing = count < trainingRows.Length;
        return new Standardizer(column, mean, scale, marksMissing ? Median(values) : mean, marksMissing);
    }

    /// <summary>The mean and standard deviation. Measured from the first value, so that a large offset costs no precision and equal values give exactly 0.</summary>
    public static (double Mean, double Scale) Moments(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return (0, 0);
        double mean = values[0];
        foreach (double value in values)
            mean += (value - values[0]) / values.Length;
        double variance = 0;
        foreach (double value in values)
            variance += (value - mean) * (value - mean) / values.Length;
        return (mean, Math.Sqrt(variance));
    }

    /// <inheritdoc/>
    public override void Encode(int row, Span<float> destination)
    {
        bool missing = _column.IsMissing(row);
        destination[0] = (float)(((missing ? _median : _column.Values[row]) - Mean) / Scale);
        if (_marksMissing)
            destination[1] = missing ? 1 : 0;
    }

    private static double Median(Span<double> values)
    {
        values.Sort();
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
