using LrFind.Data.Features;

namespace LrFind.Data.Loading;

/// <summary>Scales the numeric features of all rows by their own means and deviations, where the plan had those of a sample.</summary>
internal static class ColumnScaling
{
    /// <summary>Scales them in place. Images keep the scale that all their values share.</summary>
    public static void Standardize(DatasetPlan plan, RowStore store)
    {
        if (plan.Options.InputShape is not null)
            return;
        int width = plan.FeatureNames.Length;
        List<int> columns = NumericOutputs(plan);
        double[] sums = new double[columns.Count], squares = new double[columns.Count];
        for (int row = 0; row < store.Training; row++)
        {
            ReadOnlySpan<float> features = store.Features.AsSpan(row * width, width);
            for (int i = 0; i < sums.Length; i++)
            {
                double value = features[columns[i]];
                sums[i] += value;
                squares[i] += value * value;
            }
        }

        float[] means = new float[sums.Length], factors = new float[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            // The sample's scaling has brought the values near 0 and 1, so that the difference of squares loses nothing.
            double mean = sums[i] / store.Training, variance = squares[i] / store.Training - mean * mean;
            means[i] = (float)mean;
            factors[i] = variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 1;
        }

        Apply(store.Features.AsSpan(0, store.Training * width));
        Apply(store.Features.AsSpan(store.ValidationStart * width, store.Validation * width));

        void Apply(Span<float> rows)
        {
            for (; rows.Length > 0; rows = rows[width..])
            {
                for (int i = 0; i < means.Length; i++)
                    rows[columns[i]] = (rows[columns[i]] - means[i]) * factors[i];
            }
        }
    }

    private static List<int> NumericOutputs(DatasetPlan plan)
    {
        var columns = new List<int>();
        int offset = 0;
        foreach (FeatureEncoder encoder in plan.Encoders)
        {
            if (encoder is Standardizer)
                columns.Add(offset);
            offset += encoder.Outputs.Count;
        }

        return columns;
    }
}
