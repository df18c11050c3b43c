using LrFind.Data.Features;

namespace LrFind.Data.Loading;

/// <summary>Scales the numeric features of all rows by their own means and deviations, where the plan had those of a sample.</summary>
internal static class ColumnScaling
{
    /// <summary>Scales them in place. Images keep the scale that all their values share.</summary>
    public static void Standardize(DatasetPlan plan, RowStore store)
    {
        int width = plan.Encoders.Width;
        if (plan.Options.InputShape is not null)
            return;
        Span<float> training = store.Features.AsSpan(0, store.Training * width);
        (float[] means, float[] factors) = Measure(plan, training, width);
        Apply(training, means, factors);
        Apply(store.Features.AsSpan(store.ValidationStart * width, store.Validation * width), means, factors);
    }

    private static (float[] Means, float[] Factors) Measure(DatasetPlan plan, ReadOnlySpan<float> rows, int width)
    {
        (double[] sums, double[] squares) = Sums(rows, width);
        int count = rows.Length / width;
        float[] means = new float[width], factors = new float[width];
        Array.Fill(factors, 1);
        foreach ((int column, Standardizer encoder) in NumericOutputs(plan))
        {
            // What stands in for missing values is no measurement.
            double missing = encoder.MarksMissing ? sums[column + 1] : 0, imputed = encoder.Imputed, known = Math.Max(1, count - missing);
            // The sample's scaling has brought the values near 0 and 1, so that the difference of squares loses nothing.
            double mean = (sums[column] - missing * imputed) / known, variance = (squares[column] - missing * imputed * imputed) / known - mean * mean;
            means[column] = (float)mean;
            factors[column] = variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 1;
        }

        return (means, factors);
    }

    // Plain loops, which are compiled ahead of time: a vector library would be compiled while it runs, for longer than it saves.
    private static (double[] Sums, double[] Squares) Sums(ReadOnlySpan<float> rows, int width)
    {
        double[] sums = new double[width], squares = new double[width];
        for (; rows.Length > 0; rows = rows[width..])
        {
            for (int column = 0; column < sums.Length; column++)
            {
                double value = rows[column];
                sums[column] += value;
                squares[column] += value * value;
            }
        }

        return (sums, squares);
    }

    private static void Apply(Span<float> rows, float[] means, float[] factors)
    {
        for (; rows.Length > 0; rows = rows[means.Length..])
        {
            for (int column = 0; column < means.Length; column++)
                rows[column] = (rows[column] - means[column]) * factors[column];
        }
    }

    private static List<(int Column, Standardizer Encoder)> NumericOutputs(DatasetPlan plan)
    {
        var columns = new List<(int, Standardizer)>();
        int offset = 0;
        foreach (FeatureEncoder encoder in plan.Encoders.Encoders)
        {
            if (encoder is Standardizer numeric)
                columns.Add((offset, numeric));
            offset += encoder.Outputs.Count;
        }

        return columns;
    }
}
