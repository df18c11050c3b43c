using FsCheck;
using FsCheck.Fluent;
using LrFind.Data;
using LrFind.Experiments.Sweeps;

namespace LrFind.Core.Tests.Experiments.Sweeps;

public class SweepShareTests
{
    [Fact]
    public void Shares_are_disjoint_and_complete_and_of_one_size_for_any_costs() => Prop.ForAll<NonNegativeInt[], PositiveInt>((costs, count) =>
    {
        double[] values = [.. costs.Select(c => (double)c.Get)];
        IReadOnlyList<int> order = SweepShare.Order(values);
        List<IReadOnlyList<int>> shares = [.. Enumerable.Range(0, count.Get).Select(i => new SweepShare(i, count.Get).Deal(order))];
        Assert.Equal(Enumerable.Range(0, values.Length), shares.SelectMany(s => s).Order());
        Assert.InRange(shares.Max(s => s.Count) - shares.Min(s => s.Count), 0, 1);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 4, "Shard is -1/4; expected an index from 0 to 3")]
    [InlineData(4, 4, "Shard is 4/4; expected an index from 0 to 3")]
    [InlineData(0, 0, "Shard is 0/0; expected at least one shard")]
    public void A_share_that_is_not_there_is_refused(int index, int count, string message) =>
        Assert.Equal(message, Assert.Throws<SettingException>(() => new SweepShare(index, count)).Message);

    [Fact]
    public void Ten_thousand_cells_over_a_thousand_tasks_are_balanced()
    {
        var grid = new SweepGrid
        {
            Models = [.. Enumerable.Range(0, 10).Select(i => $"m{i}")],
            Optimizers = ["sgd"],
            BatchSizes = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192],
            WeightDecays = [.. Enumerable.Range(0, 10).Select(i => i / 1000.0)],
            Momenta = [.. Enumerable.Range(0, 10).Select(i => i / 10.0)],
        };
        IReadOnlyList<SweepCell> cells = grid.Cells();
        Assert.Equal(10_000, cells.Count);
        IReadOnlyList<double> costs = SweepCosts.Of(grid, cells, [.. Enumerable.Range(0, 10).Select(i => 1000L << i)]);
        IReadOnlyList<int> order = SweepShare.Order(costs);
        double[] loads = [.. Enumerable.Range(0, 1000).Select(i => new SweepShare(i, 1000).Deal(order).Sum(c => costs[c]))];
        // The dearest cell alone costs more than a fair share, and cannot be split: no dealing does better than that.
        Assert.InRange(loads.Max() / Math.Max(loads.Average(), costs.Max()), 1, 1.1);
    }
}
