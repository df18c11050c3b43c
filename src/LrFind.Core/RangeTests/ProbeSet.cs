using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.RangeTests;

/// <summary>The fixed rows whose loss is measured after each step.</summary>
internal static class ProbeSet
{
    /// <summary>Draws rows without putting any back.</summary>
    /// <param name="count">How many; all, where there are not more.</param>
    /// <param name="seed">The seed of the choice.</param>
    public static RowSet Draw(RowSet rows, int count, long seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (count >= rows.Count)
            return rows;
        int[] order = new int[rows.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        new Pcg32(seed, RandomPurpose.Probe).Shuffle(order);
        return rows.Take(order.AsSpan(0, count));
    }
}

/// <summary>Which rows a probe is drawn from.</summary>
public enum ProbeSource
{
    /// <summary>Those that are trained on.</summary>
    Training,

    /// <summary>Those that are held out.</summary>
    Validation,
}
