using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports;

/// <summary>All that will be said of a sweep.</summary>
/// <param name="Outcomes">What each came to; <see langword="null"/> for those that are missing.</param>
/// <param name="Head">What all reports have.</param>
internal sealed record SweepReport(
    SweepDescription Description, IReadOnlyList<SweepCell> Cells, IReadOnlyList<SweepOutcome?> Outcomes, ReportHead Head) : IReport
{
    private readonly string[] _axes = AxesOf(Description.Grid);

    /// <summary>The numbers of the cells that are missing.</summary>
    public IReadOnlyList<int> Missing => [.. Cells.Where(c => Outcomes[c.Index] is null).Select(c => c.Index)];

    /// <summary>None: what there is to know of the data and the grid is said before the first cell is run.</summary>
    public IReadOnlyList<Warning> Warnings => [];

    /// <summary>Whether any cell has a suggestion.</summary>
    public Outcome Outcome => Suggestions > 0 ? Outcome.Ok : Outcome.Inconclusive;

    /// <summary>The cells that have a curve; a single point is none.</summary>
    public IEnumerable<SweepCell> CellsWithCurve => Cells.Where(c => Outcomes[c.Index]?.Rates.Count >= 2);

    /// <summary>What tables are sorted by. Default: the place in the grid.</summary>
    public SweepOrder Order { get; init; } = SweepOrder.Grid;

    /// <summary>The cells that are not missing, in the order of tables.</summary>
    public IEnumerable<SweepCell> Rows => Order.Sort(this, Cells.Where(c => Outcomes[c.Index] is not null));

    /// <summary>The lowest loss of the cells that have a suggestion; <see langword="null"/> where none is known.</summary>
    public double? BestLoss { get; } = Outcomes.Where(o => o?.LearningRate is not null).Min(o => o!.MinimumLoss);

    /// <summary>Whether a cell has a suggestion, and no other with one has a lower loss; of cells alike, all are best.</summary>
    public bool IsBest(SweepCell cell) =>
        BestLoss is { } best && Outcomes[cell.Index] is { LearningRate: not null, MinimumLoss: { } loss } && loss == best;

    /// <summary>The optimizer of a cell in one word, without the settings that are axes of their own.</summary>
    public string OptimizerOf(SweepCell cell) => OptimizerText.Format(cell.Optimizer, _axes);

    /// <summary>The cells that have a suggestion.</summary>
    public int Suggestions => Outcomes.Count(o => o?.LearningRate is not null);

    private static string[] AxesOf(SweepGrid grid)
    {
        string[] decays = grid.WeightDecays is null ? [] : [OptimizerText.WeightDecay];
        string[] momenta = grid.Momenta is null ? [] : [OptimizerText.Momentum];
        return [.. decays, .. momenta, .. grid.Nesterov ? (string[])[OptimizerText.Nesterov] : []];
    }
}

/// <summary>How the suggested rate moves with a setting, for a model and an optimizer.</summary>
internal sealed record SweepTrend(string Model, string Optimizer, PowerFit Fit)
{
    /// <summary>The rate against the batch size; cells that differ in weight decay or momentum have factors of their own.</summary>
    public static IReadOnlyList<SweepTrend> WithBatchSize(SweepReport report) =>
        FitGroups(report, c => c.BatchSize, c => (c.WeightDecay, c.Momentum));

    /// <summary>
    /// The rate against one minus the momentum; cells that differ in weight decay or batch size have factors of their own.
    /// </summary>
    public static IReadOnlyList<SweepTrend> WithMomentum(SweepReport report) =>
        FitGroups(report, c => 1 - c.Momentum ?? 1, c => (c.WeightDecay, c.BatchSize));

    private static List<SweepTrend> FitGroups<TGroup>(SweepReport report, Func<SweepCell, double> x, Func<SweepCell, TGroup> groupOf)
    {
        ArgumentNullException.ThrowIfNull(report);
        var trends = new List<SweepTrend>();
        var found = report.Cells.Where(c => report.Outcomes[c.Index]?.LearningRate is not null);
        foreach (var kind in found.GroupBy(c => (c.Model, Optimizer: report.OptimizerOf(c))))
        {
            var groups = kind.GroupBy(groupOf).Select(g => g.Select(c => (x(c), report.Outcomes[c.Index]!.LearningRate!.Value)).ToArray());
            if (PowerFit.Fit(groups) is { } fit)
                trends.Add(new(kind.Key.Model, kind.Key.Optimizer, fit));
        }

        return trends;
    }
}
