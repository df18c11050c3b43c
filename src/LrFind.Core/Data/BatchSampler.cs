using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>
/// Endless mini-batches: all rows in a random order, then all rows in another, … A last batch that would be smaller than the others is
/// dropped, so that every step sees the same number of rows.
/// </summary>
internal sealed class BatchSampler
{
    private readonly RowSet _rows;
    private readonly Pcg32 _random;
    private readonly int[] _order;
    private readonly float[] _features;
    private readonly float[] _values;
    private readonly int[] _labels;
    private int _next;

    /// <summary>Starts at the first batch of <paramref name="seed"/>.</summary>
    /// <param name="rows">The rows to draw from.</param>
    /// <param name="batchSize">Rows a batch, from 1 to the number of rows.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is out of range.</exception>
    public BatchSampler(RowSet rows, int batchSize, long seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, rows.Count);
        _rows = rows;
        _random = new Pcg32(seed, RandomPurpose.Shuffle);
        _order = new int[rows.Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        _features = new float[batchSize * rows.FeatureCount];
        _values = new float[batchSize * rows.ValueCount];
        _labels = rows.Labels.IsEmpty ? [] : new int[batchSize];
        BatchSize = batchSize;
        _next = _order.Length;
    }

    /// <summary>Rows a batch.</summary>
    public int BatchSize { get; }

    /// <summary>The next batch; the previous one is overwritten.</summary>
    public Batch Next()
    {
        if (_next + BatchSize > _order.Length)
        {
            _random.Shuffle(_order);
            _next = 0;
        }

        for (int i = 0; i < BatchSize; i++)
        {
            int row = _order[_next + i];
            _rows.Features(row).CopyTo(_features.AsSpan(i * _rows.FeatureCount));
            if (_rows.ValueCount > 0)
                _rows.Values.Slice(row * _rows.ValueCount, _rows.ValueCount).CopyTo(_values.AsSpan(i * _rows.ValueCount));
            else
                _labels[i] = _rows.Labels[row];
        }

        _next += BatchSize;
        return new Batch(_features, _values, _labels, BatchSize);
    }
}
