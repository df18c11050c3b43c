using LrFind.Data.Columns;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Encodes the rows of the plan's own table.</summary>
internal static class TableEncoder
{
    /// <summary>Encodes all rows that have a target.</summary>
    /// <exception cref="InputException">They do not fit in memory.</exception>
    public static EncodedRows Encode(DatasetPlan plan) => new()
    {
        Training = Part(plan, plan.Split.Training),
        Validation = Part(plan, plan.Split.Validation),
        Classes = plan.Target.Classes,
        TargetMoments = plan.Target.IsRegression ? [.. plan.Target.Columns.Select(c => Moments(c, plan.Split.Training))] : [],
        FileRows = plan.Source.EstimatedRows,
        IsSample = plan.Source.IsSample,
    };

    private static RowPart Part(DatasetPlan plan, int[] rows)
    {
        int count = plan.Target.Columns.Count;
        double[] targets = new double[rows.Length * count];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = plan.Target.Columns[i % count].Values[rows[i / count]];
        return new RowPart(Features(plan, rows), targets);
    }

    private static float[] Features(DatasetPlan plan, int[] rows)
    {
        int width = plan.Encoders.Width;
        if ((long)rows.Length * width > Array.MaxLength)
        {
            throw new InputException(plan.Source.Table.File, FormattableString.Invariant(
                $"{rows.Length} rows of {width} features are more than fit in memory; choose fewer columns with `Features`"));
        }

        float[] features = new float[rows.Length * width];
        foreach ((int start, FeatureEncoder encoder) in plan.Encoders.OfKind<FeatureEncoder>())
        {
            int outputs = encoder.Outputs.Count;
            for (int i = 0; i < rows.Length; i++)
                encoder.Encode(rows[i], features.AsSpan(i * width + start, outputs));
        }

        return features;
    }

    private static TargetScale Moments(TargetColumn column, int[] rows)
    {
        (double mean, double deviation) = NumericSummary.Moments(Array.ConvertAll(rows, row => column.Values[row]));
        return new TargetScale(mean, deviation);
    }
}
