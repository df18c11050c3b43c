using System.Globalization;
using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>
/// A sweep as a table that fits 80 columns of text. A setting that all cells share is no column of it; where the names of models are too long, it has
/// numbers for them.
/// </summary>
internal sealed class SweepTable
{
    private const int MostWidth = 80;

    private static readonly SweepColumn[] s_results =
    [
        new("rate", false, (_, outcome) => outcome.LearningRate is { } rate ? LrFormat.Rate(rate) : "none"),
        new("stable range", false, (_, outcome) => outcome is { Onset: { } onset, Edge: { } edge } ? $"{Rough(onset)} to {Rough(edge)}" : outcome.Verdict),
        new("spread", false, (_, outcome) => outcome.Spread?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"),
        new("loss", false, (_, outcome) => outcome.MinimumLoss is { } loss ? LrFormat.Loss(loss) : "-"),
    ];

    private readonly SweepReport _report;
    private readonly Setting[] _settings;

    /// <summary>Lays the table out.</summary>
    /// <param name="report">The sweep.</param>
    public SweepTable(SweepReport report)
    {
        _report = report;
        _settings = [.. Settings(report.Description.Grid)];
        Lines = Layout(c => c.Model, "  ");
        if (!Fits() && _settings.Any(s => s.Header == "model" && Varies(s)))
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

    /// <summary>What all cells share, in a phrase; empty where they share nothing.</summary>
    public string Shared
    {
        get
        {
            SweepCell first = _report.Cells[0];
            IEnumerable<string> shared = _settings.Where(s => !Varies(s)).Select(s => s.Words + s.TextOf(first));
            return string.Join(", ", _report.Description.Grid.Nesterov ? shared.Append("Nesterov's momentum for sgd") : shared);
        }
    }

    // A decay or momentum that was not asked for is each optimizer's own.
    private static IEnumerable<Setting> Settings(SweepGrid grid)
    {
        yield return new("model", "", true, c => c.Model);
        yield return new("optim", "", true, c => c.Optimizer.Name);
        yield return new("batch", "batch ", false, c => c.BatchSize.ToString(CultureInfo.InvariantCulture));
        if (grid.WeightDecays is not null)
            yield return new("decay", "decay ", false, c => c.WeightDecay is { } decay ? LrFormat.Setting(decay) : "-");
        if (grid.Momenta is not null)
            yield return new("mom", "momentum ", false, c => c.Momentum is { } momentum ? LrFormat.Setting(momentum) : "-");
    }

    private bool Varies(Setting setting)
    {
        string first = setting.TextOf(_report.Cells[0]);
        return _report.Cells.Any(c => setting.TextOf(c) != first);
    }

    private bool Fits() => Lines[0].Length <= MostWidth;

    private List<string> Layout(Func<SweepCell, string> nameOf, string gap)
    {
        SweepColumn[] columns = [.. _settings.Where(Varies).Select(s => s.Header == "model" ? s.Column with { Text = (cell, _) => nameOf(cell) } : s.Column), .. s_results];
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

    private sealed record Setting(string Header, string Words, bool IsName, Func<SweepCell, string> TextOf)
    {
        public SweepColumn Column => new(Header, IsName, (cell, _) => TextOf(cell));
    }
}
