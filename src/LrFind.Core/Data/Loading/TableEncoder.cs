using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Plan → data set, from the rows of the plan's own table.</summary>
internal static class TableEncoder
{
    /// <summary>Encodes all rows.</summary>
    /// <exception cref="InputException">The target does not vary in the training rows.</exception>
    public static Dataset Encode(DatasetPlan plan, PlanNotes notes)
    {
        ClassBalance.Warn(plan.Target.Classes, ClassBalance.Count(plan.Target, plan.Split.Training), notes);
        (double Mean, double Scale)[] scales = TargetScales(plan);
        return Describe(plan, notes, Rows(plan, plan.Split.Training, scales), Rows(plan, plan.Split.Validation, scales));
    }

    /// <summary>The data set of rows that are encoded already.</summary>
    public static Dataset Describe(DatasetPlan plan, PlanNotes notes, RowSet training, RowSet validation) => new()
    {
        Name = NameOf(plan.Source.Table.File),
        File = plan.Source.Table.File,
        Task = plan.Target.Task,
        TargetName = plan.Target.Name,
        TargetCount = plan.Target.Columns.Count,
        FeatureNames = plan.Encoders.FeatureNames,
        OneHotGroups = plan.Encoders.OneHotGroups(),
        InputShape = plan.Options.InputShape,
        Classes = plan.Target.Classes,
        ClassCounts = ClassBalance.Count(plan.Target, plan.Split.Training),
        Training = training,
        Validation = validation,
        FileRows = plan.Source.EstimatedRows,
        IsSample = plan.Source.IsSample,
        Warnings = notes.Warnings,
    };

    private static string NameOf(string file)
    {
        if (file == CsvInput.StandardInputName)
            return "stdin";
        string name = Path.GetFileName(file);
        return Path.GetFileNameWithoutExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
    }

    /// <summary>The mean and deviation of regression targets, so that the loss of a constant predictor is 1; 0 and 1 for classes.</summary>
    private static (double Mean, double Scale)[] TargetScales(DatasetPlan plan)
    {
        var scales = new (double, double)[plan.Target.Columns.Count];
        for (int i = 0; i < scales.Length; i++)
            scales[i] = plan.Target.Task == TaskKind.Regression ? ScaleOf(plan, plan.Target.Columns[i]) : (0, 1);
        return scales;
    }

    private static (double Mean, double Scale) ScaleOf(DatasetPlan plan, TargetColumn column)
    {
        double[] values = new double[plan.Split.Training.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = column.Values[plan.Split.Training[i]];
        (double mean, double scale) = NumericSummary.Moments(values);
        return scale > 0
            ? (mean, scale)
            : throw new InputException(plan.Source.Table.File, $"the target '{Quoting.Shortened(column.Name)}' does not vary in the training rows; expected at least two values; use more rows or another `Seed`");
    }

    private static RowSet Rows(DatasetPlan plan, int[] rows, (double Mean, double Scale)[] scales)
    {
        int targets = plan.Target.Columns.Count;
        bool hasLabels = plan.Target.Task == TaskKind.Multiclass;
        float[] values = new float[hasLabels ? 0 : rows.Length * targets];
        int[] labels = new int[hasLabels ? rows.Length : 0];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (int)plan.Target.Columns[0].Values[rows[i]];
        for (int i = 0; i < values.Length; i++)
        {
            (double mean, double scale) = scales[i % targets];
            values[i] = (float)((plan.Target.Columns[i % targets].Values[rows[i / targets]] - mean) / scale);
        }

        int width = plan.Encoders.Width;
        return new RowSet(Features(plan, rows, width), values, labels, width, targets);
    }

    private static float[] Features(DatasetPlan plan, int[] rows, int width)
    {
        if ((long)rows.Length * width > Array.MaxLength)
            throw new InputException(plan.Source.Table.File, FormattableString.Invariant($"{rows.Length} rows of {width} features are more than fit in memory; choose fewer columns with `Features`"));
        float[] features = new float[rows.Length * width];
        int offset = 0;
        foreach (FeatureEncoder encoder in plan.Encoders.Encoders)
        {
            int outputs = encoder.Outputs.Count;
            for (int i = 0; i < rows.Length; i++)
                encoder.Encode(rows[i], features.AsSpan(i * width + offset, outputs));
            offset += outputs;
        }

        return features;
    }
}
