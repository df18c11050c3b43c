using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>A sweep as a table that fits 80 columns of text; where the names of models are too long, it has numbers for them.</summary>
internal sealed class SweepTable
{
    private const int MostWidth = 80;
    private const string Model = "model";

    private static readonly SweepColumn[] s_results =
    [
        new("rate", false, (_, outcome) => outcome.LearningRate is { } rate ? NumberText.Rate(rate) : "none"),
        new("stable range", false, (_, outcome) => Range(outcome) ?? outcome.Verdict),
        new("spread", false, (_, outcome) => outcome.Spread?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"),
        new("loss", false, (_, outcome) => outcome.MinimumLoss is { } loss ? NumberText.Loss(loss) : "-"),
    ];

    private readonly SweepReport _report;
    private readonly IReadOnlyList<SweepSetting> _settings;

    /// <summary>Lays the table out.</summary>
    /// <param name="settings">The settings that are columns of it.</param>
    public SweepTable(SweepReport report, IReadOnlyList<SweepSetting> settings)
    {
        (_report, _settings) = (report, settings);
        Lines = Layout(c => c.Model, "  ");
        if (!Fits() && settings.Any(s => s.Header == Model))
        {
            NumberedModels = report.Description.Grid.Models;
            Dictionary<string, string> numbers =
                NumberedModels.Index().ToDictionary(m => m.Item, m => (m.Index + 1).ToString(CultureInfo.InvariantCulture));
            Lines = Layout(c => numbers[c.Model], "  ");
            if (!Fits())
                Lines = Layout(c => numbers[c.Model], " ");
        }
    }

    /// <summary>The lines of the table, the header first.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The models that the table has numbers for, from 1; none where their names fit.</summary>
    public IReadOnlyList<string> NumberedModels { get; } = [];

    private bool Fits() => VisibleWidth.Of(Lines[0]) <= MostWidth;

    private List<string> Layout(Func<SweepCell, string> nameOf, string gap)
    {
        SweepColumn Column(SweepSetting setting)
        {
            Func<SweepCell, string> text = setting.Header == Model ? nameOf : setting.TextOf;
            return new(setting.Header, setting.IsName, (cell, _) => text(cell));
        }

        SweepColumn[] columns = [.. _settings.Select(Column), .. s_results];
        List<string[]> rows = [[.. columns.Select(c => c.Header)]];
        foreach (SweepCell cell in _report.Cells)
        {
            if (_report.Outcomes[cell.Index] is { } outcome)
                rows.Add([.. columns.Select(c => c.Text(cell, outcome))]);
        }

        int[] widths = [.. columns.Select((_, i) => rows.Max(r => VisibleWidth.Of(r[i])))];
        string Padded(string text, int column) => columns[column].IsName
            ? VisibleWidth.PadRight(text, widths[column]) : VisibleWidth.PadLeft(text, widths[column]);
        return rows.ConvertAll(row => string.Join(gap, row.Select(Padded)));
    }

    private static string? Range(SweepOutcome outcome) =>
        outcome is { Onset: { } onset, Edge: { } edge } ? $"{Rough(onset)} to {Rough(edge)}" : null;

    private static string Rough(double rate) => rate.ToString("0.0e+00", CultureInfo.InvariantCulture);
}

/// <summary>A column of a sweep's table for people.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="IsName">Whether it holds names, which begin on the left, and not numbers, which end on the right.</param>
/// <param name="Text">What it holds for a cell.</param>
internal sealed record SweepColumn(string Header, bool IsName, Func<SweepCell, SweepOutcome, string> Text);
