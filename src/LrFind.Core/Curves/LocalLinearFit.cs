namespace LrFind.Curves;

/// <summary>A curve smoothed by straight lines fitted around each point, and the slope of those lines.</summary>
/// <remarks>
/// Local linear regression with a Gaussian kernel: Cleveland and Devlin, "Locally Weighted Regression" (1988); Fan and Gijbels, "Local
/// Polynomial Modelling and Its Applications" (1996), section 2.3. It is centred, so that nothing lags, it has no bias on a straight line, ends
/// included, and scaling or shifting the values scales or shifts the fit.
/// </remarks>
public sealed class LocalLinearFit
{
    // Beyond 5 bandwidths a Gaussian weight is below 4e-6.
    private const double Reach = 5;

    private readonly double[] _values;
    private readonly double[] _slopes;

    private LocalLinearFit(double[] values, double[] slopes) => (_values, _slopes) = (values, slopes);

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
        double[] fitted = new double[values.Length], slopes = new double[values.Length];
        int first = 0;
        for (int i = 0; i < values.Length; i++)
        {
            while (positions[first] < positions[i] - Reach * bandwidth)
                first++;
            (fitted[i], slopes[i]) = FitAround(positions[i], positions[first..], values[first..], bandwidth);
        }

        return new LocalLinearFit(fitted, slopes);
    }

    private static (double Value, double Slope) FitAround(double center, ReadOnlySpan<double> positions, ReadOnlySpan<double> values, double bandwidth)
    {
        double weights = 0, x = 0, xx = 0, y = 0, xy = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            double distance = positions[i] - center;
            if (distance > Reach * bandwidth)
                break;
            double scaled = distance / bandwidth, weight = Math.Exp(-0.5 * scaled * scaled);
            weights += weight;
            x += weight * distance;
            xx += weight * distance * distance;
            y += weight * values[i];
            xy += weight * distance * values[i];
        }

        double determinant = weights * xx - x * x;
        // One point in reach, or all at one place: their mean, and no slope to speak of.
        if (determinant <= 1e-12 * weights * weights * bandwidth * bandwidth)
            return (y / weights, 0);
        return ((xx * y - x * xy) / determinant, (weights * xy - x * y) / determinant);
    }
}
