using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>How the suggested rate moves with a setting, for a model and an optimizer.</summary>
/// <param name="Model">The model.</param>
/// <param name="Optimizer">The optimizer's name.</param>
/// <param name="Fit">The power law.</param>
public sealed record SweepTrend(string Model, string Optimizer, PowerFit Fit)
{
    /// <summary>The rate against the batch size; cells that differ in weight decay or momentum have factors of their own.</summary>
    /// <param name="report">The sweep.</param>
    public static IReadOnlyList<SweepTrend> WithBatchSize(SweepReport report) => Of(report, c => c.BatchSize, c => (c.WeightDecay, c.Momentum));

    /// <summary>The rate against one minus the momentum; cells that differ in weight decay or batch size have factors of their own.</summary>
    /// <param name="report">The sweep.</param>
    public static IReadOnlyList<SweepTrend> WithMomentum(SweepReport report) => Of(report, c => 1 - c.Momentum ?? 1, c => (c.WeightDecay, c.BatchSize));

    private static List<SweepTrend> Of<TGroup>(SweepReport report, Func<SweepCell, double> x, Func<SweepCell, TGroup> groupOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        var trends = new List<SweepTrend>();
        var found = report.Cells.Where(c => report.Outcomes[c.Index]?.LearningRate is not null);
        foreach (var kind in found.GroupBy(c => (c.Model, c.Optimizer.Name)))
        {
            var groups = kind.GroupBy(groupOf).Select(g => g.Select(c => (x(c), report.Outcomes[c.Index]!.LearningRate!.Value)).ToArray());
            if (PowerFit.Of(groups) is { } fit)
                trends.Add(new(kind.Key.Model, kind.Key.Name, fit));
        }

        return trends;
    }
}
