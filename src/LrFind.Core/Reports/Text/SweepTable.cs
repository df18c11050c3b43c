using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>
/// A sweep as a table that fits 80 columns of text; where the names of models, or optimizers with their settings, are too long, it has
/// numbers for them.
/// </summary>
internal sealed class SweepTable
{
    private const int MostWidth = 80;

    // What is tried in turn until the table fits.
    private static readonly TableStyle[] s_styles =
    [
        new(), new(NumbersOptimizers: true), new(NumbersModels: true), new(true, true), new(true, true, Gap: " "),
    ];

    private readonly SweepReport _report;
    private readonly IReadOnlyList<SweepSetting> _settings;

    /// <summary>Lays the table out.</summary>
    /// <param name="settings">The settings that are columns of it.</param>
    public SweepTable(SweepReport report, IReadOnlyList<SweepSetting> settings)
    {
        (_report, _settings) = (report, settings);
        foreach (TableStyle style in s_styles)
        {
            Numbered = [.. settings.Where(s => IsNumbered(s, style)).SelectMany(NumberedName.AllOf(report))];
            Lines = Layout(style.Gap);
            if (Lines.All(l => VisibleWidth.Of(l.Text) <= MostWidth))
                break;
        }
    }

    /// <summary>The lines of the table, the header with its units first; those of the best cells stand out.</summary>
    public IReadOnlyList<StyledText> Lines { get; } = [];

    /// <summary>The names that the table has numbers for; none where they fit.</summary>
    public IReadOnlyList<NumberedName> Numbered { get; } = [];

    // Names without settings are short.
    private bool IsNumbered(SweepSetting setting, TableStyle style) => setting.Header switch
    {
        SweepSetting.Model => style.NumbersModels,
        SweepSetting.Optimizer =>
            style.NumbersOptimizers && _report.Cells.Any(c => setting.TextOf(c).Contains(':', StringComparison.Ordinal)),
        _ => false,
    };

    private List<StyledText> Layout(string gap)
    {
        SweepColumn[] columns = [.. _settings.Select(Column), .. Results()];
        List<(string[] Texts, TextStyle Style)> rows =
            [([.. columns.Select(c => c.Header)], TextStyle.Plain), ([.. columns.Select(c => c.Unit)], TextStyle.Plain)];
        foreach (SweepCell cell in _report.Rows)
        {
            TextStyle style = _report.IsBest(cell) ? TextStyle.Strong : TextStyle.Plain;
            rows.Add(([.. columns.Select(c => c.Text(cell, _report.Outcomes[cell.Index]!))], style));
        }

        int[] widths = [.. columns.Select((_, i) => rows.Max(r => VisibleWidth.Of(r.Texts[i])))];
        string Padded(string text, int column) => columns[column].IsName
            ? VisibleWidth.PadRight(text, widths[column]) : VisibleWidth.PadLeft(text, widths[column]);
        return rows.ConvertAll(r => new StyledText(string.Join(gap, r.Texts.Select(Padded)).TrimEnd(), r.Style));
    }

    private SweepColumn Column(SweepSetting setting)
    {
        Dictionary<string, string> numbers = Numbered.Where(n => n.Header == setting.Header).ToDictionary(n => n.Name, n => n.Number);
        return new(setting.Header, "", setting.IsName, (cell, _) => numbers.GetValueOrDefault(setting.TextOf(cell), setting.TextOf(cell)));
    }

    // The mark of the best stands behind the digits, which stay below each other.
    private SweepColumn[] Results()
    {
        string room = _report.BestLoss is null ? "" : " ";
        return
        [
            new("rate", "lr", false, (_, outcome) => outcome.LearningRate is { } rate ? NumberText.Rate(rate) : "none"),
            new("stable range", "lr", false, (_, outcome) => Range(outcome) ?? outcome.Verdict),
            new("spread", "decades", false, (_, outcome) => outcome.Spread?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-"),
            new($"loss{room}", "", false, (cell, outcome) =>
                (outcome.MinimumLoss is { } loss ? NumberText.Loss(loss) : "-") + (_report.IsBest(cell) ? "*" : room)),
        ];
    }

    private static string? Range(SweepOutcome outcome) =>
        outcome is { Onset: { } onset, Edge: { } edge } ? $"{Rough(onset)} to {Rough(edge)}" : null;

    private static string Rough(double rate) => rate.ToString("0.0e+00", CultureInfo.InvariantCulture);
}

/// <summary>How much room a sweep's table for people takes.</summary>
/// <param name="NumbersModels">Whether numbers stand for models. Default: no.</param>
/// <param name="NumbersOptimizers">Whether numbers stand for optimizers with settings. Default: no.</param>
/// <param name="Gap">What parts columns. Default: two spaces.</param>
internal sealed record TableStyle(bool NumbersModels = false, bool NumbersOptimizers = false, string Gap = "  ");

/// <summary>A name that a table has a number for.</summary>
/// <param name="Header">The header of its column.</param>
internal sealed record NumberedName(string Header, string Number, string Name)
{
    /// <summary>Gives the names of a setting numbers from 1, in the order of the grid.</summary>
    public static Func<SweepSetting, IEnumerable<NumberedName>> AllOf(SweepReport report) => setting => report.Cells
        .Select(setting.TextOf).Distinct()
        .Select((name, i) => new NumberedName(setting.Header, (i + 1).ToString(CultureInfo.InvariantCulture), name));
}

/// <summary>A column of a sweep's table for people.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Unit">What its numbers are; may be empty.</param>
/// <param name="IsName">Whether it holds names, which begin on the left, and not numbers, which end on the right.</param>
/// <param name="Text">What it holds for a cell.</param>
internal sealed record SweepColumn(string Header, string Unit, bool IsName, Func<SweepCell, SweepOutcome, string> Text);
