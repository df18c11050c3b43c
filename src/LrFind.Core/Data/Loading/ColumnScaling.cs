using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Measures all rows of a large file, where the plan had a sample: numeric features and targets get the means and deviations of all rows.
/// Each row is looked at once; of rows that fit in a table, <see cref="NumericSummary"/> takes several looks.
/// </summary>
internal static class ColumnScaling
{
    /// <summary>Scales the numeric features in place. Images keep the scale that all their values share.</summary>
    public static void Standardize(DatasetPlan plan, RowStore store)
    {
        int width = plan.Encoders.Width;
        if (plan.Options.InputShape is not null)
            return;
        (float[] means, float[] factors) = Measure(plan, store, width);
        Apply(store.Features, 0, store.Training, means, factors);
        Apply(store.Features, store.ValidationStart, store.Validation, means, factors);
    }

    /// <summary>The means and standard deviations of the targets in the training rows.</summary>
    public static TargetScale[] TargetMoments(RowStore store, int targets)
    {
        var moments = new TargetScale[targets];
        for (int i = 0; i < targets; i++)
            moments[i] = Moments(store.Part(0, store.Training).Targets.AsSpan(i), targets);
        return moments;
    }

    private static TargetScale Moments(ReadOnlySpan<double> values, int stride)
    {
        double origin = values[0], sum = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < values.Length; i += stride, count++)
        {
            // Measured from the first value, so that a large offset costs no precision.
            double value = values[i] - origin;
            sum += value;
            squares += value * value;
        }

        double mean = sum / count, variance = squares / count - mean * mean;
        return new TargetScale(origin + mean, Math.Sqrt(Math.Max(0, variance)));
    }

    private static (float[] Means, float[] Factors) Measure(DatasetPlan plan, RowStore store, int width)
    {
        (double[] sums, double[] squares) = Sums(store.Features, store.Training, width);
        int count = store.Training;
        float[] means = new float[width], factors = new float[width];
        Array.Fill(factors, 1);
        foreach ((int column, Standardizer encoder) in plan.Encoders.OfKind<Standardizer>())
        {
            // What stands in for missing values is no measurement.
            double missing = encoder.MarksMissing ? sums[column + 1] : 0, imputed = encoder.Imputed, known = Math.Max(1, count - missing);
            double mean = (sums[column] - missing * imputed) / known;
            // The sample's scaling has brought the values near 0 and 1, so that the difference of squares loses nothing.
            double variance = (squares[column] - missing * imputed * imputed) / known - mean * mean;
            means[column] = (float)mean;
            factors[column] = variance > 0 ? (float)(1 / Math.Sqrt(variance)) : 1;
        }

        return (means, factors);
    }

    // Plain loops, which are compiled ahead of time: a vector library would be compiled while it runs, for longer than it saves.
    // Each processor has some of the columns: the rows of one are summed in their order, however many processors there are.
    private static (double[] Sums, double[] Squares) Sums(float[] rows, int count, int width)
    {
        double[] sums = new double[width], squares = new double[width];
        int pieces = Math.Min(ParallelRuns.ThreadsFor((long)count * width), width);
        ParallelRuns.Run(pieces, pieces, piece =>
        {
            int start = (int)((long)width * piece / pieces), columns = (int)((long)width * (piece + 1) / pieces) - start;
            Span<double> sum = sums.AsSpan(start, columns), square = squares.AsSpan(start, columns);
            for (int row = 0; row < count; row++)
            {
                ReadOnlySpan<float> values = rows.AsSpan(row * width + start, columns);
                for (int column = 0; column < values.Length; column++)
                {
                    double value = values[column];
                    sum[column] += value;
                    square[column] += value * value;
                }
            }
        });
        return (sums, squares);
    }

    private static void Apply(float[] features, int start, int count, float[] means, float[] factors)
    {
        int pieces = ParallelRuns.ThreadsFor((long)count * means.Length);
        ParallelRuns.Run(pieces, pieces, piece =>
        {
            long end = start + (long)count * (piece + 1) / pieces;
            for (long row = start + (long)count * piece / pieces; row < end; row++)
            {
                Span<float> values = features.AsSpan((int)(row * means.Length), means.Length);
                for (int column = 0; column < values.Length; column++)
                    values[column] = (values[column] - means[column]) * factors[column];
            }
        });
    }
}
