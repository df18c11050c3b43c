namespace LrFind.Curves;

/// <summary>The loss against the learning rate, as recorded: raw, in the order of the steps.</summary>
public sealed class LossCurve
{
    private readonly LossPoint[] _points;

    /// <summary>Wraps points.</summary>
    /// <param name="points">In the order of the steps, their rates rising; not copied.</param>
    /// <param name="usable">How many from the start belong to the test; what follows is the tail of a divergence. Default: all.</param>
    /// <exception cref="ArgumentException">A rate is not positive and finite, or not larger than the one before.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usable"/> is not from 0 to the number of points.</exception>
    public LossCurve(LossPoint[] points, int? usable = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        UsableCount = usable ?? points.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(UsableCount, nameof(usable));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(UsableCount, points.Length, nameof(usable));
        for (int i = 0; i < points.Length; i++)
        {
            double rate = points[i].LearningRate;
            if (!double.IsFinite(rate) || rate <= 0 || (i > 0 && rate <= points[i - 1].LearningRate))
                throw new ArgumentException(FormattableString.Invariant($"point {i} has the learning rate {rate}; expected positive, rising rates"), nameof(points));
        }

        _points = points;
    }

    /// <summary>The number of points, the tail of a divergence included.</summary>
    public int Count => _points.Length;

    /// <summary>How many points from the start belong to the test.</summary>
    public int UsableCount { get; }

    /// <summary>The point of a step.</summary>
    /// <param name="index">From 0.</param>
    public LossPoint this[int index] => _points[index];

    /// <summary>The rates of all points.</summary>
    public double[] LearningRates()
    {
        double[] rates = new double[_points.Length];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = _points[i].LearningRate;
        return rates;
    }

    /// <summary>The raw losses of all points.</summary>
    public double[] Losses()
    {
        double[] losses = new double[_points.Length];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = _points[i].Loss;
        return losses;
    }
}
