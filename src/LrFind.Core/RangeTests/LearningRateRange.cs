namespace LrFind.RangeTests;

/// <summary>The rates of a range test, each by a formula, both ends exact.</summary>
/// <remarks>
/// Exponential: lr_i = lo·(hi/lo)^(i/(N−1)), computed in logs. Linear: lr_i = lo + (hi − lo)·i/(N−1), as in Smith, "Cyclical Learning Rates
/// for Training Neural Networks" (2015), section 3.3.
/// </remarks>
internal static class LearningRateRange
{
    // What two rates differ by at least, as a share of them: some thousand times what a double can tell apart.
    private const double LeastRise = 1e-12;

    /// <summary>Whether each rate can be told from the one before.</summary>
    /// <param name="min">The first rate, more than 0.</param>
    /// <param name="max">The last rate, more than <paramref name="min"/>.</param>
    /// <param name="steps">How many, at least 2.</param>
    public static bool Rises(StepMode kind, double min, double max, int steps) =>
        (kind == StepMode.Linear ? (max - min) / max : Math.Log(max) - Math.Log(min)) > LeastRise * (steps - 1);

    /// <summary>Computes the rates.</summary>
    /// <param name="min">The first rate, more than 0.</param>
    /// <param name="max">The last rate, more than <paramref name="min"/>.</param>
    /// <param name="steps">How many, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double[] Rates(StepMode kind, double min, double max, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(min);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(max, min);
        double[] rates = new double[steps];
        double logMin = Math.Log(min), logMax = Math.Log(max);
        for (int i = 1; i < steps - 1; i++)
        {
            double share = (double)i / (steps - 1);
            rates[i] = kind == StepMode.Linear ? min + (max - min) * share : Math.Exp(logMin + (logMax - logMin) * share);
        }

        (rates[0], rates[^1]) = (min, max);
        return rates;
    }
}

/// <summary>How the rates of a range test are spaced.</summary>
public enum StepMode
{
    /// <summary>Each rate is the same multiple of the one before.</summary>
    Exponential,

    /// <summary>Each rate is the same amount above the one before (Smith 2015).</summary>
    Linear,
}
