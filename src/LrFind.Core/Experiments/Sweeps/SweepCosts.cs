namespace LrFind.Experiments.Sweeps;

/// <summary>Roughly what the cells of a grid cost, relative to each other.</summary>
internal static class SweepCosts
{
    // A step has some cost whatever the model, and a probe that does not depend on the batch.
    private const double ParametersOfAStep = 5_000;
    private const double RowsOfAProbe = 85;

    /// <summary>A cost for each cell, in any unit.</summary>
    /// <param name="parameters">The number of parameters of each of its models.</param>
    public static IReadOnlyList<double> Estimate(SweepGrid grid, IReadOnlyList<SweepCell> cells, IReadOnlyList<long> parameters)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(parameters);
        var sizes = new Dictionary<string, long>();
        for (int i = 0; i < grid.Models.Count; i++)
            sizes[grid.Models[i]] = parameters[i];
        double[] costs = new double[cells.Count];
        for (int i = 0; i < costs.Length; i++)
            costs[i] = (sizes[cells[i].Model] + ParametersOfAStep) * (cells[i].BatchSize + RowsOfAProbe);
        return costs;
    }
}

/// <summary>
/// A power law y = cᵢ·xᵏ through points in groups: one exponent for all, one factor for each group. Least squares in log₁₀ of both, each
/// group relative to its own mean.
/// </summary>
/// <param name="Exponent">k, the slope of log y against log x.</param>
/// <param name="StandardError">Of the exponent; <see langword="null"/> where no degree of freedom is left to tell it.</param>
/// <param name="Points">The points of groups that say something of the slope.</param>
internal sealed record PowerFit(double Exponent, double? StandardError, int Points)
{
    /// <summary>Fits the law.</summary>
    /// <param name="groups">Points with x and y of more than 0.</param>
    /// <returns><see langword="null"/> where no group has two points with different x.</returns>
    public static PowerFit? Fit(IEnumerable<IReadOnlyList<(double X, double Y)>> groups)
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
