using FsCheck;
using FsCheck.Fluent;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Experiments.Sweeps;

public class SweepShareTests
{
    [Fact]
    public void Shares_are_disjoint_and_complete_and_of_one_size_for_any_costs() => Prop.ForAll<NonNegativeInt[], PositiveInt>((costs, count) =>
    {
        double[] values = [.. costs.Select(c => (double)c.Get)];
        IReadOnlyList<int> order = SweepShard.Order(values);
        List<IReadOnlyList<int>> shares = [.. Enumerable.Range(0, count.Get).Select(i => new SweepShard(i, count.Get).Deal(order))];
        Assert.Equal(Enumerable.Range(0, values.Length), shares.SelectMany(s => s).Order());
        Assert.InRange(shares.Max(s => s.Count) - shares.Min(s => s.Count), 0, 1);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 4, "Shard is -1/4; expected an index from 0 to 3")]
    [InlineData(4, 4, "Shard is 4/4; expected an index from 0 to 3")]
    [InlineData(0, 0, "Shard is 0/0; expected at least one shard")]
    public void A_share_that_is_not_there_is_refused(int index, int count, string message) =>
        Assert.Equal(message, Assert.Throws<SettingException>(() => new SweepShard(index, count)).Message);

    // Dealt in turns from the most expensive down, any two shares differ by sums of alternating sign whose terms lie in disjoint pieces of the range
    // of costs: by at most the most expensive cell. No share is that far above the mean, since another would have to be below it.
    [Fact]
    public void No_share_costs_more_than_the_mean_and_the_most_expensive_cell_for_any_costs() => Prop.ForAll<NonNegativeInt[], PositiveInt>((costs, count) =>
    {
        double[] values = [.. costs.Select(c => (double)c.Get)];
        double[] loads = Loads(values, count.Get);
        Assert.True(loads.Max() - loads.Min() <= values.Append(0).Max());
        Assert.True(loads.Max() <= loads.Average() + values.Append(0).Max());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_thousand_cells_over_a_thousand_tasks_are_balanced()
    {
        SweepGrid grid = LargeGrid.Create();
        double[] costs = LargeGrid.Costs(grid);
        Assert.Equal(10_000, costs.Length);
        Assert.True(costs.Max() > 1000 * costs.Min());
        double[] loads = Loads(costs, 1000);
        Assert.True(loads.Max() <= loads.Average() + costs.Max());
        // The dearest cell alone costs more than a fair share, and cannot be split: no dealing does better than that.
        Assert.InRange(loads.Max() / Math.Max(loads.Average(), costs.Max()), 1, 1.1);
    }

    private static double[] Loads(double[] costs, int count)
    {
        IReadOnlyList<int> order = SweepShard.Order(costs);
        return [.. Enumerable.Range(0, count).Select(i => new SweepShard(i, count).Deal(order).Sum(c => costs[c]))];
    }
}
