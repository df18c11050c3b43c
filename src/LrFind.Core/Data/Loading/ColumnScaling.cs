using System.Numerics.Tensors;
using LrFind.Data.Features;

namespace LrFind.Data.Loading;

/// <summary>Scales the numeric features of all rows by their own means and deviations, where the plan had those of a sample.</summary>
internal static class ColumnScaling
{
    // Rows that are summed in single precision before their sums are added up in double.
    private const int BlockRows = 1024;

    /// <summary>Scales them in place. Images keep the scale that all their values share.</summary>
    public static void Standardize(DatasetPlan plan, RowStore store)
    {
        int width = plan.FeatureNames.Length;
        if (plan.Options.InputShape is not null)
            return;
        (float[] means, float[] factors) = Measure(plan, store.Features.AsSpan(0, store.Training * width), width);
        Apply(store.Features.AsSpan(0, store.Training * width), means, factors);
        Apply(store.Features.AsSpan(store.ValidationStart * width, store.Validation * width), means, factors);
    }

    private static (float[] Means, float[] Factors) Measure(DatasetPlan plan, ReadOnlySpan<float> rows, int width)
    {
        double[] sums = new double[width], squares = new double[width];
        float[] blockSums = new float[width], blockSquares = new float[width];
        int count = rows.Length / width;
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<float> features = rows.Slice(row * width, width);
            TensorPrimitives.Add(blockSums, features, blockSums);
            TensorPrimitives.MultiplyAdd(features, features, blockSquares, blockSquares);
            if (row % BlockRows == BlockRows - 1 || row == count - 1)
            {
                AddBlock(blockSums, sums);
                AddBlock(blockSquares, squares);
            }
        }

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

    private static void AddBlock(Span<float> block, Span<double> total)
    {
        for (int i = 0; i < total.Length; i++)
            total[i] += block[i];
        block.Clear();
    }

    private static void Apply(Span<float> rows, float[] means, float[] factors)
    {
        for (; rows.Length > 0; rows = rows[means.Length..])
        {
            Span<float> features = rows[..means.Length];
            TensorPrimitives.Subtract(features, means, features);
            TensorPrimitives.Multiply(features, factors, features);
        }
    }

    private static List<(int Column, Standardizer Encoder)> NumericOutputs(DatasetPlan plan)
    {
        var columns = new List<(int, Standardizer)>();
        int offset = 0;
        foreach (FeatureEncoder encoder in plan.Encoders)
        {
            if (encoder is Standardizer numeric)
                columns.Add((offset, numeric));
            offset += encoder.Outputs.Count;
        }

        return columns;
    }
}
