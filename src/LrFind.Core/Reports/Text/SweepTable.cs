using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Sweeps;

/// <summary>A sweep as a table that fits 80 columns of text; where the names of models are too long, it has numbers for them.</summary>
internal sealed class SweepTable
{
    private const int MostWidth = 80;
    private const string Model = "model";

    private static readonly SweepColumn[] s_results =
    [
        new("rate", false, (_, outcome) => outcome.LearningRate is { } rate ? LrFormat.Rate(rate) : "none"),
        new("stable range", false, (_, outcome) => outcome is { Onset: { } onset, Edge: { } edge } ? $"{Rough(onset)} to {Rough(edge)}" : outcome.Verdict),
        new("spread", false, (_, outcome) => outcome.Spread?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"),
        new("loss", false, (_, outcome) => outcome.MinimumLoss is { } loss ? LrFormat.Loss(loss) : "-"),
    ];

    private readonly SweepReport _report;
    private readonly IReadOnlyList<SweepSetting> _settings;

    /// <summary>Lays the table out.</summary>
    /// <param name="report">The sweep.</param>
    /// <param name="settings">The settings that are columns of it.</param>
    public SweepTable(SweepReport report, IReadOnlyList<SweepSetting> settings)
    {
        (_report, _settings) = (report, settings);
        Lines = Layout(c => c.Model, "  ");
        if (!Fits() && settings.Any(s => s.Header == Model))
        {
            NumberedModels = report.Description.Grid.Models;
            Dictionary<string, string> numbers = NumberedModels.Index().ToDictionary(m => m.Item, m => (m.Index + 1).ToString(CultureInfo.InvariantCulture));
            Lines = Layout(c => numbers[c.Model], "  ");
            if (!Fits())
                Lines = Layout(c => numbers[c.Model], " ");
        }
    }

    /// <summary>The lines of the table, the header first.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The models that the table has numbers for, from 1; none where their names fit.</summary>
    public IReadOnlyList<string> NumberedModels { get; } = [];

    private bool Fits() => Lines[0].Length <= MostWidth;

    private List<string> Layout(Func<SweepCell, string> nameOf, string gap)
    {
        SweepColumn[] columns = [.. _settings.Select(s => new SweepColumn(s.Header, s.IsName, s.Header == Model ? (cell, _) => nameOf(cell) : (cell, _) => s.TextOf(cell))), .. s_results];
        List<string[]> rows = [[.. columns.Select(c => c.Header)]];
        foreach (SweepCell cell in _report.Cells)
        {
            if (_report.Outcomes[cell.Index] is { } outcome)
                rows.Add([.. columns.Select(c => c.Text(cell, outcome))]);
        }

        int[] widths = [.. columns.Select((_, i) => rows.Max(r => r[i].Length))];
        return rows.ConvertAll(row => string.Join(gap, row.Select((text, i) => columns[i].IsName ? text.PadRight(widths[i]) : text.PadLeft(widths[i]))));
    }

    private static string Rough(double rate) => rate.ToString("0.0e+00", CultureInfo.InvariantCulture);
}

/// <summary>A column of a sweep's table for people.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="IsName">Whether it holds names, which begin on the left, and not numbers, which end on the right.</param>
/// <param name="Text">What it holds for a cell.</param>
internal sealed record SweepColumn(string Header, bool IsName, Func<SweepCell, SweepOutcome, string> Text);

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
