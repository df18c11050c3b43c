namespace LrFind.Experiments.Tuning;

/// <summary>Trained rates against the best of them.</summary>
internal sealed class RateComparison
{
    /// <summary>
    /// A rate that leaves this share of the descent more than the best cannot be told from it, however little chance has to do with it.
    /// </summary>
    public const double NegligibleShare = 0.01;

    /// <summary>Nor can one that is worse by up to so many standard errors of the paired difference.</summary>
    /// <remarks>
    /// Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees" (1984), section 3.4.3, take what is within one standard
    /// error of the best for as good.
    /// </remarks>
    public const double StandardErrors = 1;

    // A race that has hardly begun knows the errors badly, and what it drops is gone.
    private const double StandardErrorsToDrop = 2;

    // However much chance has to do with it, one that leaves this share of the descent is no candidate.
    private const double HopelessShare = 0.1;

    private readonly IReadOnlyList<TrainedRate> _rates;

    private RateComparison(IReadOnlyList<TrainedRate> rates, TrainedRate best) => (_rates, Best) = (rates, best);

    /// <summary>The rate with the lowest mean loss, of those that were trained on the most replicates and did not diverge.</summary>
    public TrainedRate Best { get; }

    /// <summary>How far the loss on the rows held out came down with the best rate.</summary>
    public double Descent => Best.StartLoss(Best.Count) - Best.Loss(Best.Count);

    /// <summary>Compares rates.</summary>
    /// <param name="rates">The rates, rising, each trained once at least; one at least.</param>
    public static RateComparison Compute(IReadOnlyList<TrainedRate> rates)
    {
        TrainedRate best = rates.OrderBy(r => r.HasDiverged).ThenByDescending(r => r.Count).ThenBy(r => r.Loss(r.Count)).First();
        return new RateComparison(rates, best);
    }

    /// <summary>Whether a rate is worse than the best, beyond chance and by an amount that matters; one that diverged is.</summary>
    public bool IsToldFromBest(TrainedRate rate) => rate.HasDiverged || Excess(rate, StandardErrors) > 0;

    /// <summary>The rates that stay in a race: those that may not be worse.</summary>
    public IReadOnlyList<TrainedRate> Survivors() => [.. _rates.Where(r => !r.HasDiverged && Excess(r, StandardErrorsToDrop) <= 0)];

    /// <summary>
    /// The rates around the best that cannot be told from it. Between two rates of which one can, the end is where a straight line says;
    /// the slope of a valley lies below it, so that the interval is rather too narrow than too wide.
    /// </summary>
    /// <returns><see langword="null"/> where the best one diverged, or did not bring the loss down.</returns>
    public RateInterval? Interval() =>
        Best.HasDiverged || !(Descent > 0) ? null : new RateInterval(End(step: -1), End(step: 1));

    private double End(int step)
    {
        int i = _rates.ToList().IndexOf(Best);
        for (TrainedRate inside = Best; ; inside = _rates[i])
        {
            i += step;
            if (i < 0 || i == _rates.Count || _rates[i].HasDiverged)
                return inside.LearningRate;
            double excess = Excess(_rates[i], StandardErrors);
            if (excess <= 0)
                continue;
            double within = Excess(inside, StandardErrors), share = within / (within - excess);
            return Math.Pow(10, inside.Decades + share * (_rates[i].Decades - inside.Decades));
        }
    }

    // By how much a rate is worse than what cannot be told from the best.
    private double Excess(TrainedRate rate, double standardErrors)
    {
        var difference = PairedDifference.Between(rate, Best);
        double alike = Math.Max(NegligibleShare * Descent, standardErrors * difference.StandardError);
        return difference.Mean - Math.Min(alike, HopelessShare * Descent);
    }
}

/// <summary>The rates that cannot be told from the best one.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct RateInterval(double Low, double High)
{
    /// <summary>The geometric mean of both ends, which is the middle in decades.</summary>
    public double Middle => Low == High ? Low : Math.Sqrt(Low) * Math.Sqrt(High);
}

/// <summary>How much more loss one rate leaves than another, by the replicates that both were trained on.</summary>
/// <remarks>
/// Splits, weights and batches differ far more from each other than rates do, and alike for all rates. Their differences, replicate by
/// replicate, are free of that.
/// </remarks>
/// <param name="Mean">The mean of the differences.</param>
/// <param name="StandardError">Of that mean; 0 where there is one replicate only.</param>
internal readonly record struct PairedDifference(double Mean, double StandardError)
{
    /// <summary>The difference of a rate from another.</summary>
    /// <param name="rate">The rate, trained once at least.</param>
    /// <param name="other">The other one, likewise.</param>
    public static PairedDifference Between(TrainedRate rate, TrainedRate other)
    {
        int count = Math.Min(rate.Count, other.Count);
        double mean = rate.Loss(count) - other.Loss(count), squares = 0;
        for (int i = 0; i < count; i++)
        {
            double rest = rate[i]!.Best.ValidationLoss - other[i]!.Best.ValidationLoss - mean;
            squares += rest * rest;
        }

        return new(mean, count > 1 ? Math.Sqrt(squares / (count - 1) / count) : 0);
    }
}
