using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>One repeat, measured from its own start: where it starts, how far it falls, where it ends and how fast it blew up.</summary>
internal sealed class RepeatCurve
{
    // A blow-up is seen to grow from this share of the drop above the lowest loss on; below it, it is hidden by noise.
    private const double SeenGrowth = 0.2;

    // Steps whose growth is looked at. With momentum a loss swings, and from the bottom of a swing it grows by more than it does on the
    // whole.
    private const int GrowthSteps = 3;

    private readonly LossCurve _curve;

    private RepeatCurve(LossCurve curve, CurveEnd end, int startCount, bool isWhole)
    {
        (_curve, Usable) = (curve, end.Usable);
        Start = Median(startCount);
        Lowest = double.PositiveInfinity;
        for (int i = 0; i < Usable; i++)
            Lowest = Math.Min(Lowest, curve.Measure(i));
        IsCut = end.Reason != StopReason.Completed || !isWhole;
    }

    /// <summary>The points from the first on that belong to the test.</summary>
    public int Usable { get; }

    /// <summary>The loss it starts from: the median of the first, so that an outlier does not count.</summary>
    public double Start { get; }

    /// <summary>The lowest loss.</summary>
    public double Lowest { get; }

    /// <summary>How far the loss falls, 0 or more.</summary>
    public double Drop => Math.Min(Math.Max(0, Start - Lowest), double.MaxValue);

    /// <summary>Whether it blew up, took off or ended before the last rate.</summary>
    public bool IsCut { get; }

    /// <summary>The rate of its last usable step.</summary>
    public double LastRate => _curve[Usable - 1].LearningRate;

    /// <summary>A repeat that is long enough to say something; <see langword="null"/> when it is not.</summary>
    /// <param name="startCount">How many losses tell the start.</param>
    public static RepeatCurve? Create(CurveSet set, int index, CurveEnd end, int startCount) =>
        end.Usable < 2 * startCount ? null : new RepeatCurve(set.Repeats[index], end, startCount, set.Repeats[index].Count == set.Count);

    /// <summary>How far the loss of a step lies above the start; never further than the lowest lies below it, nor after the end.</summary>
    /// <remarks>How high a blow-up goes says nothing about where the descent is, but would pull the fitted lines up before it.</remarks>
    public double Rise(int step) => step < Usable ? Math.Min(_curve.Measure(step) - Start, Drop) : Drop;

    /// <summary>
    /// Whether no early batch has a loss as low as that of fresh weights, and nothing later falls that far below the start.
    /// </summary>
    /// <param name="startCount">How many batches are early.</param>
    /// <param name="lowestRise">The lowest of the mean of all repeats, from the start.</param>
    public bool StartsBlownUp(int startCount, double lowestRise)
    {
        double first = _curve[0].Loss;
        for (int i = 1; i < startCount; i++)
        {
            if (_curve[i].Loss <= first)
                return false;
        }

        return first - Start < lowestRise;
    }

    /// <summary>
    /// The rate from which on losses must grow, by how fast they grew when that was first seen; infinite where they did not blow up.
    /// </summary>
    /// <remarks>
    /// Gradient descent multiplies the error along a direction of curvature λ by 1 − lr·λ a step, and so the loss above the minimum by r =
    /// (lr·λ − 1)²: it grows from lr = 2/λ on (LeCun, Simard and Pearlmutter, "Automatic Learning Rate Maximization", 1993), but has to
    /// come out of the noise before it shows. From r at the rate lr follows 2/λ = 2·lr / (1 + √r).
    /// </remarks>
    public double GrowthLimit()
    {
        int last = Usable;
        for (int i = 0; i < Usable; i++)
        {
            if (_curve.Measure(i) < Lowest + SeenGrowth * Drop)
                last = i;
        }

        double limit = 0;
        for (int i = last + 2; IsCut && i < Math.Min(_curve.Count, last + 2 + GrowthSteps); i++)
        {
            double ratio = (_curve.Measure(i) - Lowest) / (_curve.Measure(i - 1) - Lowest);
            // A batch loss is that before its own update: what it shows was done by the rate before.
            if (double.IsFinite(ratio) && ratio > 1)
                limit = Math.Max(limit, 2 * _curve[_curve.HasProbe ? i : i - 1].LearningRate / (1 + Math.Sqrt(ratio)));
        }

        return limit > 0 ? limit : double.PositiveInfinity;
    }

    private double Median(int count)
    {
        double[] losses = new double[count];
        for (int i = 0; i < count; i++)
            losses[i] = _curve.Measure(i);
        Array.Sort(losses);
        return losses[(count - 1) / 2] / 2 + losses[count / 2] / 2;
    }
}

/// <summary>Distances between rates.</summary>
internal static class RateSpread
{
    /// <summary>The decades between the lowest and the highest of some rates; <see langword="null"/> with fewer than two.</summary>
    public static double? InDecades(IReadOnlyList<double?> rates)
    {
        double low = double.PositiveInfinity, high = 0;
        int count = 0;
        foreach (double? rate in rates)
        {
            if (rate is not { } known)
                continue;
            low = Math.Min(low, known);
            high = Math.Max(high, known);
            count++;
        }

        return count < 2 ? null : Math.Log10(high / low);
    }
}
