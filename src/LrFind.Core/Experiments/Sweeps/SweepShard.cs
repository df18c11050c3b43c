using LrFind.Foundation;

namespace LrFind.Experiments.Sweeps;

/// <summary>One of several disjoint shares of a sweep's cells, for tasks that know nothing of each other.</summary>
internal sealed record SweepShard
{
    /// <summary>A share.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="count">Of how many, at least 1.</param>
    /// <exception cref="SettingException">There is no such share.</exception>
    public SweepShard(int index, int count)
    {
        SettingException.Require(count >= 1, "Shard", FormattableString.Invariant($"{index}/{count}"), "at least one shard");
        SettingException.Require(index >= 0 && index < count, "Shard", FormattableString.Invariant($"{index}/{count}"),
            FormattableString.Invariant($"an index from 0 to {count - 1}"));
        (Index, Count) = (index, count);
    }

    /// <summary>All cells.</summary>
    public static SweepShard Whole { get; } = new(0, 1);

    /// <summary>Which, from 0.</summary>
    public int Index { get; }

    /// <summary>Of how many.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Index}/{Count}");

    /// <summary>The cells from the most expensive down; those of one cost by their place.</summary>
    /// <param name="costs">What each cell costs, in any unit.</param>
    public static IReadOnlyList<int> Order(IReadOnlyList<double> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int[] order = new int[costs.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => costs[a] == costs[b] ? a.CompareTo(b) : costs[b].CompareTo(costs[a]));
        return order;
    }

    /// <summary>
    /// The cells of this share, the most expensive first. They are dealt from the most expensive down, forwards and backwards in turn, so
    /// that shares cost nearly the same and differ by at most one cell.
    /// </summary>
    /// <param name="order">All cells, as <see cref="Order"/> gives them.</param>
    public IReadOnlyList<int> Deal(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var share = new List<int>();
        for (long round = 0; round * Count < order.Count; round++)
        {
            long place = round * Count + (round % 2 == 0 ? Index : Count - 1 - Index);
            if (place < order.Count)
                share.Add(order[(int)place]);
        }

        return share;
    }
}
