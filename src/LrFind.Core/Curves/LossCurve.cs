namespace LrFind.Curves;

/// <summary>The loss against the learning rate, as recorded: raw, in the order of the steps.</summary>
public sealed class LossCurve
{
    private readonly LossPoint[] _points;

    /// <summary>Wraps points.</summary>
    /// <param name="points">In the order of the steps, their rates rising.</param>
    /// <param name="usable">How many from the start belong to the test; what follows is the tail of a divergence. Default: all.</param>
    /// <exception cref="ArgumentException">A rate is not positive and finite, or not larger than the one before.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usable"/> is not from 0 to the number of points.</exception>
    public LossCurve(IReadOnlyList<LossPoint> points, int? usable = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        UsableCount = usable ?? points.Count;
        ArgumentOutOfRangeException.ThrowIfNegative(UsableCount, nameof(usable));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(UsableCount, points.Count, nameof(usable));
        for (int i = 0; i < points.Count; i++)
        {
            double rate = points[i].LearningRate;
            if (!double.IsFinite(rate) || rate <= 0 || (i > 0 && rate <= points[i - 1].LearningRate))
                throw new ArgumentException(FormattableString.Invariant($"point {i} has the learning rate {rate}; expected positive, rising rates"), nameof(points));
        }

        _points = [.. points];
    }

    /// <summary>All points, the tail of a divergence included.</summary>
    public IReadOnlyList<LossPoint> Points => _points;

    /// <summary>How many points from the start belong to the test.</summary>
    public int UsableCount { get; }

    /// <summary>The points before the divergence, if there was one.</summary>
    public ReadOnlySpan<LossPoint> Usable => _points.AsSpan(0, UsableCount);
}
