namespace LrFind.Data;

/// <summary>A view of some rows: features and their targets. It cannot be stored, so nobody keeps a buffer that is refilled.</summary>
public readonly ref struct Batch
{
    /// <summary>Creates a view.</summary>
    /// <param name="features">[rows, features], row after row.</param>
    /// <param name="values">[rows, values] targets of regression, or 0/1 of binary tasks, row after row; empty for multiclass.</param>
    /// <param name="labels">[rows] class numbers of a multiclass task; otherwise empty.</param>
    /// <param name="rows">The number of rows.</param>
    public Batch(ReadOnlySpan<float> features, ReadOnlySpan<float> values, ReadOnlySpan<int> labels, int rows)
    {
        Features = features;
        Values = values;
        Labels = labels;
        Rows = rows;
    }

    /// <summary>[rows, features], row after row.</summary>
    public ReadOnlySpan<float> Features { get; }

    /// <summary>[rows, values] targets of regression, or 0/1 of binary tasks, row after row; empty for multiclass.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>[rows] class numbers of a multiclass task; otherwise empty.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Consecutive rows of this batch, without copying.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="rows">How many.</param>
    public Batch Slice(int start, int rows)
    {
        int features = Features.Length / Rows, values = Values.Length / Rows;
        return new Batch(
            Features.Slice(start * features, rows * features),
            Values.Slice(start * values, rows * values),
            Labels.IsEmpty ? [] : Labels.Slice(start, rows),
            rows);
    }
}
