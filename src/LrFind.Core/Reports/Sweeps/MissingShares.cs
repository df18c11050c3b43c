using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>Which shares to run again.</summary>
public static class MissingShares
{
    /// <summary>The shares that have cells which are missing; none where no share has begun, or they are shares of different numbers.</summary>
    /// <param name="report">The sweep.</param>
    /// <param name="begun">The shares that have begun.</param>
    public static IReadOnlyList<SweepShare> Of(SweepReport report, IReadOnlyList<SweepShare> begun)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(begun);
        if (begun.Count == 0 || begun.Any(s => s.Count != begun[0].Count))
            return [];
        IReadOnlyList<int> order = SweepShare.Order(SweepCosts.Of(report.Description.Grid, report.Cells, report.Description.Parameters));
        HashSet<int> missing = [.. report.Missing];
        return [.. Enumerable.Range(0, begun[0].Count).Select(i => new SweepShare(i, begun[0].Count)).Where(s => s.Deal(order).Any(missing.Contains))];
    }
}
