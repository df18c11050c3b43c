namespace LrFind.Experiments.Sweeps;

/// <summary>
/// A power law y = cᵢ·xᵏ through points in groups: one exponent for all, one factor for each group. Least squares in log₁₀ of both, each group
/// relative to its own mean.
/// </summary>
/// <param name="Exponent">k, the slope of log y against log x.</param>
/// <param name="StandardError">Of the exponent; <see langword="null"/> where no degree of freedom is left to tell it.</param>
/// <param name="Points">The points of groups that say something of the slope.</param>
public sealed record PowerFit(double Exponent, double? StandardError, int Points)
{
    /// <summary>Fits the law.</summary>
    /// <param name="groups">Points with x and y of more than 0.</param>
    /// <returns><see langword="null"/> where no group has two points with different x.</returns>
    public static PowerFit? Of(IEnumerable<IReadOnlyList<(double X, double Y)>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double xx = 0, xy = 0, yy = 0;
        int points = 0, factors = 0;
        foreach (IReadOnlyList<(double X, double Y)> group in groups)
        {
            double meanX = group.Sum(p => Math.Log10(p.X)) / group.Count, meanY = group.Sum(p => Math.Log10(p.Y)) / group.Count;
            double own = group.Sum(p => Square(Math.Log10(p.X) - meanX));
            // Equal x differ from their mean by rounding.
            if (group.Count < 2 || own < 1e-12)
                continue;
            xx += own;
            xy += group.Sum(p => (Math.Log10(p.X) - meanX) * (Math.Log10(p.Y) - meanY));
            yy += group.Sum(p => Square(Math.Log10(p.Y) - meanY));
            points += group.Count;
            factors++;
        }

        if (factors == 0)
            return null;
        double exponent = xy / xx;
        int free = points - factors - 1;
        return new(exponent, free > 0 ? Math.Sqrt(Math.Max(0, yy - exponent * xy) / free / xx) : null, points);
    }

    private static double Square(double value) => value * value;
}
