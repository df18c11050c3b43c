namespace LrFind.Curves;

/// <summary>The loss against the learning rate, as recorded: raw, in the order of the steps.</summary>
public sealed class LossCurve
{
    private readonly LossPoint[] _points;

    /// <summary>Wraps points.</summary>
    /// <param name="points">In the order of the steps, their rates rising, all with a probe loss or none; not copied.</param>
    /// <exception cref="ArgumentException">
    /// A rate is not positive and finite, or not larger than the one before; or some points have a probe loss and some have none.
    /// </exception>
    public LossCurve(LossPoint[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        for (int i = 0; i < points.Length; i++)
        {
            double rate = points[i].LearningRate;
            if (!double.IsFinite(rate) || rate <= 0 || (i > 0 && rate <= points[i - 1].LearningRate))
                throw new ArgumentException(FormattableString.Invariant($"point {i} has the learning rate {rate}; expected positive, rising rates"), nameof(points));
            if (points[i].ProbeLoss.HasValue != points[0].ProbeLoss.HasValue)
                throw new ArgumentException(FormattableString.Invariant($"point {i} differs from those before in whether it has a probe loss"), nameof(points));
        }

        _points = points;
    }

    /// <summary>The number of points, the tail of a divergence included.</summary>
    public int Count => _points.Length;

    /// <summary>Whether the points have a probe loss.</summary>
    public bool HasProbe => _points.Length > 0 && _points[0].ProbeLoss.HasValue;

    /// <summary>The point of a step.</summary>
    /// <param name="index">From 0.</param>
    public LossPoint this[int index] => _points[index];

    /// <summary>The loss that says most at a point: the probe loss where there is one, which is free of the noise of batches.</summary>
    /// <param name="index">From 0.</param>
    public double Measure(int index) => _points[index].ProbeLoss ?? _points[index].Loss;

    /// <summary>The rates of all points.</summary>
    public double[] LearningRates()
    {
        double[] rates = new double[_points.Length];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = _points[i].LearningRate;
        return rates;
    }

    /// <summary>The raw batch losses of all points.</summary>
    public double[] Losses()
    {
        double[] losses = new double[_points.Length];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = _points[i].Loss;
        return losses;
    }

    /// <summary>What <see cref="Measure"/> gives for all points.</summary>
    public double[] Measures()
    {
        double[] losses = new double[_points.Length];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = Measure(i);
        return losses;
    }
}

/// <summary>One step of a range test: always raw losses.</summary>
/// <param name="Iteration">The step, from 0.</param>
/// <param name="LearningRate">The rate of the step, more than 0.</param>
/// <param name="Loss">The mean loss of the step's batch before the update; may be infinite or NaN at the end of a run that blew up.</param>
/// <param name="ProbeLoss">The mean loss of a fixed set of rows after the update; <see langword="null"/> where none was measured.</param>
public readonly record struct LossPoint(int Iteration, double LearningRate, double Loss, double? ProbeLoss = null)
{
    /// <summary>Whether all that was measured is finite.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(ProbeLoss ?? 0);
}
