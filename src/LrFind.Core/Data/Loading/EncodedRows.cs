using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Rows as numbers, wherever they were read from: features ready to be trained on, targets as the file has them.</summary>
internal sealed record EncodedRows
{
    /// <summary>The rows to train on, at least one.</summary>
    public required RowPart Training { get; init; }

    /// <summary>The rows to validate with.</summary>
    public required RowPart Validation { get; init; }

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The mean and the standard deviation of each target in the training rows; empty for classes.</summary>
    public required IReadOnlyList<TargetScale> TargetMoments { get; init; }

    /// <summary>Rows of the file, an estimate where <see cref="IsSample"/>.</summary>
    public required long FileRows { get; init; }

    /// <summary>Whether the rows are a sample of the file's.</summary>
    public required bool IsSample { get; init; }

    /// <summary>What is to be learned.</summary>
    public TaskKind Task => Classes.Count switch
    {
        0 => TaskKind.Regression,
        2 => TaskKind.Binary,
        _ => TaskKind.Multiclass,
    };
}

/// <summary>The rows to train on, or those to validate with.</summary>
/// <param name="Features">[rows, features], row after row; made when they are asked for.</param>
/// <param name="Targets">[rows, targets]: numbers, or the number of a row's class.</param>
internal readonly record struct RowPart(Lazy<ArraySegment<float>> Features, ArraySegment<double> Targets)
{
    /// <summary>The rows with their targets as an engine takes them; the features are not copied.</summary>
    /// <param name="task">What is to be learned.</param>
    /// <param name="scales">How each target is scaled.</param>
    /// <param name="width">Features of a row.</param>
    public RowSet ToRowSet(TaskKind task, TargetScale[] scales, int width)
    {
        ReadOnlySpan<double> targets = Targets;
        bool hasLabels = task == TaskKind.Multiclass;
        float[] values = new float[hasLabels ? 0 : targets.Length];
        int[] labels = new int[hasLabels ? targets.Length : 0];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (int)targets[i];
        for (int i = 0; i < values.Length; i++)
            values[i] = scales[i % scales.Length].Apply(targets[i]);
        return new RowSet(Features, values, labels, width, scales.Length);
    }
}

/// <summary>
/// How a target is scaled: standardised in a regression, so that the loss of a constant predictor is 1; not at all for classes.
/// </summary>
/// <param name="Mean">What is taken off.</param>
/// <param name="Deviation">What it is then divided by.</param>
internal readonly record struct TargetScale(double Mean, double Deviation)
{
    private static readonly TargetScale s_none = new(0, 1);

    /// <summary>The scale of each target.</summary>
    /// <exception cref="InputException">One does not vary in the training rows.</exception>
    public static TargetScale[] Compute(DatasetPlan plan, EncodedRows rows)
    {
        if (rows.Task != TaskKind.Regression)
            return [s_none];
        for (int i = 0; i < rows.TargetMoments.Count; i++)
        {
            if (!(rows.TargetMoments[i].Deviation > 0))
            {
                throw new InputException(plan.Source.Table.File,
                    $"the target '{Quoting.Shortened(plan.Target.Columns[i].Name)}' does not vary in the training rows; "
                    + "expected at least two values; use more rows or another `Seed`");
            }
        }

        return [.. rows.TargetMoments];
    }

    /// <summary>The scaled value.</summary>
    public float Apply(double value) => (float)((value - Mean) / Deviation);
}
