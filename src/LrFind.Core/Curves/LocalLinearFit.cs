namespace LrFind.Curves;

/// <summary>A curve smoothed by straight lines fitted around each point, and the slope of those lines.</summary>
/// <remarks>
/// Local linear regression with a Gaussian kernel: Cleveland and Devlin, "Locally Weighted Regression" (1988); Fan and Gijbels, "Local
/// Polynomial Modelling and Its Applications" (1996), section 2.3. It is centred, so that nothing lags, it has no bias on a straight line,
/// ends included, and scaling or shifting the values scales or shifts the fit. Where points lie further apart than the bandwidth, it is
/// widened there to the distance of the neighbours: a line through one point has no slope.
/// </remarks>
internal sealed class LocalLinearFit
{
    // Beyond 5 bandwidths a Gaussian weight is below 4e-6.
    private const double Reach = 5;

    // Bandwidths that are tried out, each half as wide as the one before.
    private const int Candidates = 5;

    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly double[] _leverages;

    private LocalLinearFit(int count) => (_values, _slopes, _leverages) = (new double[count], new double[count], new double[count]);

    /// <summary>The smoothed value at each point.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The slope at each point: values per unit of the positions.</summary>
    public ReadOnlySpan<double> Slopes => _slopes;

    /// <summary>Fits a line around each point.</summary>
    /// <param name="positions">Rising, at least one.</param>
    /// <param name="values">As many, all finite.</param>
    /// <param name="bandwidth">The standard deviation of the Gaussian weights, in units of the positions; more than 0.</param>
    public static LocalLinearFit At(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double bandwidth)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, positions.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth);
        var fit = new LocalLinearFit(values.Length);
        for (int i = 0; i < values.Length; i++)
            fit.FitAround(i, positions, values, Math.Max(bandwidth, GapAt(positions, i)));
        return fit;
    }

    /// <summary>
    /// Fits with the bandwidth that foretells each value best from the others: as close to the values as their noise allows.
    /// </summary>
    /// <param name="positions">Rising, at least one.</param>
    /// <param name="values">As many, all finite.</param>
    /// <param name="widest">The largest bandwidth that is tried; more than 0.</param>
    /// <param name="judged">How many values, from the first on, the choice is judged by.</param>
    /// <remarks>
    /// Leave-one-out cross-validation; for a linear smoother the residual without a point is r / (1 − h), h being its leverage (Fan and
    /// Gijbels, section 4.3).
    /// </remarks>
    public static LocalLinearFit Closest(ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double widest, int judged)
    {
        LocalLinearFit best = At(positions, values, widest);
        double least = best.ErrorWithout(values[..judged]);
        for (int i = 1; i < Candidates; i++)
        {
            LocalLinearFit fit = At(positions, values, widest * Math.Pow(2, -i));
            double error = fit.ErrorWithout(values[..judged]);
            if (error < least)
                (best, least) = (fit, error);
        }

        return best;
    }

    // The distance of the further of the two neighbours.
    private static double GapAt(ReadOnlySpan<double> positions, int i)
    {
        double left = i > 0 ? positions[i] - positions[i - 1] : 0, right = i < positions.Length - 1 ? positions[i + 1] - positions[i] : 0;
        return Math.Max(left, right);
    }

    private double ErrorWithout(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double residual = (values[i] - _values[i]) / Math.Max(1 - _leverages[i], 1e-9);
            sum += residual * residual;
        }

        return sum;
    }

    private void FitAround(int center, ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double bandwidth)
    {
        double origin = positions[center], reach = Reach * bandwidth;
        int first = center, end = center + 1;
        while (first > 0 && origin - positions[first - 1] <= reach)
            first--;
        while (end < positions.Length && positions[end] - origin <= reach)
            end++;
        double weights = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (int i = first; i < end; i++)
        {
            double distance = positions[i] - origin, scaled = distance / bandwidth, weight = Math.Exp(-0.5 * scaled * scaled);
            weights += weight;
            // Moments about running means: differences of large sums would lose what they differ by.
            double fromX = distance - x, fromY = values[i] - y, share = weight / weights;
            x += share * fromX;
            y += share * fromY;
            xx += weight * fromX * (distance - x);
            xy += weight * fromX * (values[i] - y);
        }

        // One point in reach, or all at one place: their mean, and no slope to speak of.
        bool hasSlope = xx > 1e-12 * weights * bandwidth * bandwidth;
        _slopes[center] = hasSlope ? xy / xx : 0;
        _values[center] = y - _slopes[center] * x;
        _leverages[center] = 1 / weights + (hasSlope ? x * x / xx : 0);
    }
}
