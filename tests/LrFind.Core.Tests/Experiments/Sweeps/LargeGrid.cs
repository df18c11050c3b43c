using LrFind.Experiments.Sweeps;

namespace LrFind.Core.Tests.Experiments.Sweeps;

/// <summary>A grid of 10,000 cells whose costs differ by factors of more than a thousand.</summary>
internal static class LargeGrid
{
    public static IReadOnlyList<long> Parameters { get; } = [.. Enumerable.Range(0, 10).Select(i => 1000L << i)];

    public static SweepGrid Create() => new()
    {
        Models = [.. Enumerable.Range(0, 10).Select(i => $"m{i}")],
        Optimizers = ["sgd"],
        BatchSizes = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192],
        WeightDecays = [.. Enumerable.Range(0, 10).Select(i => i / 1000.0)],
        Momenta = [.. Enumerable.Range(0, 10).Select(i => i / 10.0)],
    };

    public static double[] Costs(SweepGrid grid) => [.. SweepCosts.Estimate(grid, grid.Cells(), Parameters)];
}
