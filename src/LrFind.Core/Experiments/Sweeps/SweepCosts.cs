namespace LrFind.Experiments.Sweeps;

/// <summary>Roughly what the cells of a grid cost, relative to each other.</summary>
public static class SweepCosts
{
    // A step has some cost whatever the model, and a probe that does not depend on the batch.
    private const double ParametersOfAStep = 5_000;
    private const double RowsOfAProbe = 85;

    /// <summary>A cost for each cell, in any unit.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="parameters">The number of parameters of each of its models.</param>
    public static IReadOnlyList<double> Of(SweepGrid grid, IReadOnlyList<SweepCell> cells, IReadOnlyList<long> parameters)
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
