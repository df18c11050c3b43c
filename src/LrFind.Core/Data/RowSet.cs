namespace LrFind.Data;

/// <summary>Rows ready for training: features as [rows, features], and for each row one target or several.</summary>
internal sealed class RowSet
{
    private readonly Lazy<ArraySegment<float>> _features;
    private readonly float[] _values;
    private readonly int[] _labels;

    /// <summary>Wraps arrays without copying them.</summary>
    /// <param name="features">[rows, features], row after row.</param>
    /// <param name="values">[rows, values] targets of regression, or 0/1 of binary tasks, row after row; empty for multiclass.</param>
    /// <param name="labels">[rows] class numbers of a multiclass task; otherwise empty.</param>
    /// <param name="featureCount">The number of features.</param>
    /// <param name="valueCount">The number of values of a row, where there are any. Default: 1.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public RowSet(float[] features, float[] values, int[] labels, int featureCount, int valueCount = 1)
        : this(new Lazy<ArraySegment<float>>(features), values, labels, featureCount, valueCount)
    {
        if (features.Length != (long)Count * featureCount)
            throw new ArgumentException($"{features.Length} numbers are not {featureCount} features of {Count} rows");
    }

    /// <summary>Wraps arrays; the features, of which there may be very many, are made when they are asked for.</summary>
    /// <inheritdoc cref="RowSet(float[], float[], int[], int, int)"/>
    public RowSet(Lazy<ArraySegment<float>> features, float[] values, int[] labels, int featureCount, int valueCount = 1)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(featureCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(valueCount, 1);
        Count = Math.Max(values.Length / valueCount, labels.Length);
        ValueCount = values.Length == 0 ? 0 : valueCount;
        if ((values.Length > 0 && labels.Length > 0) || values.Length != Count * ValueCount)
            throw new ArgumentException($"{values.Length} values and {labels.Length} labels do not fit {valueCount} values a row");
        (_features, _values, _labels, FeatureCount) = (features, values, labels, featureCount);
    }

    public int Count { get; }

    /// <summary>The number of features of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The number of values of a row; 0 for multiclass.</summary>
    public int ValueCount { get; }

    /// <summary>The features of a row: [features].</summary>
    public ReadOnlySpan<float> Features(int row) => _features.Value.AsSpan(row * FeatureCount, FeatureCount);

    /// <summary>All targets of regression, or 0/1 of binary tasks: [rows, values]; empty for multiclass.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>All class numbers of a multiclass task: [rows]; otherwise empty.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Makes the features now, where that has been put off.</summary>
    public void MakeFeatures() => _ = _features.Value;

    /// <summary>Consecutive rows as a batch, without copying.</summary>
    public Batch Slice(int start, int rows) => new(
        _features.Value.AsSpan(start * FeatureCount, rows * FeatureCount),
        _values.AsSpan(start * ValueCount, rows * ValueCount),
        _labels.Length == 0 ? [] : _labels.AsSpan(start, rows),
        rows);

    /// <summary>Some rows, copied.</summary>
    /// <param name="rows">Which, in the order wanted.</param>
    public RowSet Take(ReadOnlySpan<int> rows)
    {
        float[] features = new float[rows.Length * FeatureCount], values = new float[rows.Length * ValueCount];
        int[] labels = new int[Labels.IsEmpty ? 0 : rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Batch row = Slice(rows[i], 1);
            row.Features.CopyTo(features.AsSpan(i * FeatureCount));
            row.Values.CopyTo(values.AsSpan(i * ValueCount));
            row.Labels.CopyTo(labels.AsSpan(labels.Length == 0 ? 0 : i));
        }

        return new RowSet(features, values, labels, FeatureCount, Math.Max(1, ValueCount));
    }

    /// <summary>These rows and others behind them, copied.</summary>
    /// <param name="others">Rows with the same features and targets.</param>
    public RowSet Append(RowSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        Batch first = Slice(0, Count), second = others.Slice(0, others.Count);
        return new RowSet(
            [.. first.Features, .. second.Features], [.. first.Values, .. second.Values], [.. first.Labels, .. second.Labels],
            FeatureCount, Math.Max(1, ValueCount));
    }
}

/// <summary>A view of some rows: features and their targets. It cannot be stored, so nobody keeps a buffer that is refilled.</summary>
internal readonly ref struct Batch
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

    public int Rows { get; }

    /// <summary>Consecutive rows of this batch, without copying.</summary>
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
