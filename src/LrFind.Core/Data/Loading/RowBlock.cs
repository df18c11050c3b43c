namespace LrFind.Data.Loading;

/// <summary>Encoded rows of one segment of a file; refilled for the next.</summary>
/// <param name="width">Features of a row.</param>
/// <param name="targets">Targets of a row.</param>
internal sealed class RowBlock(int width, int targets)
{
    private float[] _features = [];
    private double[] _targets = [];

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Features of a row.</summary>
    public int Width => width;

    /// <summary>The features of a row.</summary>
    public Span<float> Features(int row) => _features.AsSpan(row * width, width);

    /// <summary>The targets of a row: numbers, or the code of its class; NaN where there is none.</summary>
    public Span<double> Targets(int row) => _targets.AsSpan(row * targets, targets);

    /// <summary>Takes all rows out.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room for a row.</summary>
    /// <returns>Its number.</returns>
    public int Add()
    {
        if ((Count + 1) * width > _features.Length || (Count + 1) * targets > _targets.Length)
        {
            int capacity = Math.Max(64, 2 * Count);
            Array.Resize(ref _features, capacity * width);
            Array.Resize(ref _targets, capacity * targets);
        }

        return Count++;
    }
}
