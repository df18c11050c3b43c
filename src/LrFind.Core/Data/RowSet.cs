namespace LrFind.Data;

/// <summary>Rows ready for training: features as [rows, features] and one target a row.</summary>
public sealed class RowSet
{
    private readonly float[] _features;
    private readonly float[] _values;
    private readonly int[] _labels;

    /// <summary>Wraps arrays without copying them.</summary>
    /// <param name="features">[rows, features], row after row.</param>
    /// <param name="values">[rows] targets of regression, or 0/1 of a binary task; empty for multiclass.</param>
    /// <param name="labels">[rows] class numbers of a multiclass task; otherwise empty.</param>
    /// <param name="featureCount">The number of features.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public RowSet(float[] features, float[] values, int[] labels, int featureCount)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(featureCount);
        Count = Math.Max(values.Length, labels.Length);
        if ((values.Length > 0 && labels.Length > 0) || features.Length != Count * featureCount)
            throw new ArgumentException($"{features.Length} features, {values.Length} values and {labels.Length} labels do not fit {featureCount} features a row");
        (_features, _values, _labels, FeatureCount) = (features, values, labels, featureCount);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of features of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The features of a row: [features].</summary>
    public ReadOnlySpan<float> Features(int row) => _features.AsSpan(row * FeatureCount, FeatureCount);

    /// <summary>All targets of regression, or 0/1 of a binary task: [rows]; empty for multiclass.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>All class numbers of a multiclass task: [rows]; otherwise empty.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Consecutive rows as a batch, without copying.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="rows">How many.</param>
    public Batch Slice(int start, int rows) => new(
        _features.AsSpan(start * FeatureCount, rows * FeatureCount),
        _values.Length == 0 ? [] : _values.AsSpan(start, rows),
        _labels.Length == 0 ? [] : _labels.AsSpan(start, rows),
        rows);
}
