using LrFind.Data.Columns;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Encodes the rows of the plan's own table.</summary>
internal static class TableEncoder
{
    // Their features stay near the processor until all encoders have written theirs.
    private const int RowsOfPiece = 64;

    /// <summary>Encodes the rows that were split; their features when they are asked for.</summary>
    /// <exception cref="InputException">They do not fit in memory.</exception>
    public static EncodedRows Encode(DatasetPlan plan)
    {
        RowStore.RequireMemory(plan.Source.Table.File, plan.Split.Training.Length + plan.Split.Validation.Length, plan.Encoders.Width);
        return new EncodedRows
        {
            Training = Part(plan, plan.Split.Training),
            Validation = Part(plan, plan.Split.Validation),
            Classes = plan.Target.Classes,
            TargetMoments = plan.Target.IsRegression ? [.. plan.Target.Columns.Select(c => Moments(c, plan.Split.Training))] : [],
            FileRows = plan.Source.EstimatedRows,
            IsSample = plan.IsSample,
        };
    }

    private static RowPart Part(DatasetPlan plan, int[] rows)
    {
        int count = plan.Target.Columns.Count;
        double[] targets = new double[rows.Length * count];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = plan.Target.Columns[i % count].Values[rows[i / count]];
        return new RowPart(new Lazy<ArraySegment<float>>(() => Features(plan, rows)), targets);
    }

    private static float[] Features(DatasetPlan plan, int[] rows)
    {
        int width = plan.Encoders.Width;
        float[] features = new float[rows.Length * width];
        FeatureEncoder[] encoders = [.. plan.Encoders.All];
        int[] starts = plan.Encoders.Starts(), places = new int[plan.Source.Table.RowCount];
        for (int row = 0; row < places.Length; row++)
            places[row] = -1;
        for (int i = 0; i < rows.Length; i++)
            places[rows[i]] = i;
        // In the order of the table, a few rows of all columns after the other: what is read is read from end to end.
        ParallelRuns.Run((places.Length + RowsOfPiece - 1) / RowsOfPiece, ParallelRuns.ThreadsFor(features.Length), piece =>
        {
            int first = piece * RowsOfPiece, end = Math.Min(first + RowsOfPiece, places.Length);
            for (int e = 0; e < encoders.Length; e++)
            {
                int start = starts[e], outputs = starts[e + 1] - start;
                for (int row = first; row < end; row++)
                {
                    if (places[row] >= 0)
                        encoders[e].Encode(row, features.AsSpan(places[row] * width + start, outputs));
                }
            }
        });
        return features;
    }

    private static TargetScale Moments(TargetColumn column, int[] rows)
    {
        (double mean, double deviation) = NumericSummary.Moments(Array.ConvertAll(rows, row => column.Values[row]));
        return new TargetScale(mean, deviation);
    }
}
