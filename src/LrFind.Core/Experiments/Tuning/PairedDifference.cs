namespace LrFind.Experiments.Tuning;

/// <summary>How much more loss one rate leaves than another, by the replicates that both were trained on.</summary>
/// <remarks>
/// Splits, weights and batches differ far more from each other than rates do, and alike for all rates. Their differences, replicate by replicate, are
/// free of that.
/// </remarks>
/// <param name="Mean">The mean of the differences.</param>
/// <param name="StandardError">Of that mean; 0 where there is one replicate only.</param>
internal readonly record struct PairedDifference(double Mean, double StandardError)
{
    /// <summary>The difference of a rate from another.</summary>
    /// <param name="rate">The rate, trained once at least.</param>
    /// <param name="other">The other one, likewise.</param>
    public static PairedDifference Of(TrainedRate rate, TrainedRate other)
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
