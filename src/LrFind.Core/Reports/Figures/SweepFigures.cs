using LrFind.Charts;
using LrFind.Charts.Scenes;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Figures;

/// <summary>A sweep as pictures: each cell by itself, and all on top of each other.</summary>
internal static class SweepFigures
{
    private const int OverlayWidth = 1200;
    private const int OverlayHeight = 800;
    private const int MostLabels = 12;
    private const int Colors = 6;
    private const double HeadRoom = 0.35;
    private const double FootRoom = 0.12;

    /// <summary>Small multiples of the first cells that have a curve; <see langword="null"/> where none has.</summary>
    public static Scene? Panels(SweepReport report)
    {
        List<SweepCell> cells = CellsWithCurve(report);
        if (cells.Count == 0)
            return null;
        var settings = new SweepSettings(report);
        LogScale rates = RateScale(cells.Select(c => report.Outcomes[c.Index]!));
        string subtitle = $"{Subtitle(report, settings)}. Smoothed loss against the learning rate";
        return PanelRenderer.Render(Title(report, cells), subtitle,
            [.. cells.Select(c => Panel(c, report.Outcomes[c.Index]!, settings, rates))]);
    }

    /// <summary>The curves of the same cells in one figure; <see langword="null"/> where none has one.</summary>
    public static Scene? Overlay(SweepReport report)
    {
        List<SweepCell> cells = CellsWithCurve(report);
        if (cells.Count == 0)
            return null;
        var settings = new SweepSettings(report);
        SweepOutcome[] outcomes = [.. cells.Select(c => report.Outcomes[c.Index]!)];
        var figure = new Figure
        {
            Title = Title(report, cells),
            Subtitle = Subtitle(report, settings),
            X = new Axis("learning rate", RateScale(outcomes)),
            Y = new Axis("loss, smoothed", LossScale(outcomes)),
            Series = OverlaySeries(cells, outcomes, settings),
        };
        return FigureRenderer.Render(figure, OverlayWidth, OverlayHeight);
    }

    // Of few cells each has its own colour and name; of many, those of a model and an optimizer share them.
    private static List<Series> OverlaySeries(List<SweepCell> cells, SweepOutcome[] outcomes, SweepSettings settings)
    {
        Func<SweepCell, string> nameOf = cells.Count <= MostLabels ? c =>
            Joined(settings.NamesOf(c), settings.NumbersOf(c)) : settings.NamesOf;
        var names = new List<string>();
        var series = new List<Series>();
        for (int i = 0; i < outcomes.Length; i++)
        {
            string name = nameOf(cells[i]);
            int place = names.IndexOf(name);
            if (place < 0)
                names.Add(name);
            series.Add(SeriesOf(outcomes[i],
                place < 0 ? names.Count - 1 : place) with
            {
                Label = place < 0 && name.Length > 0 && names.Count <= MostLabels ? name
                : null
            });
        }

        return series;
    }

    private static LogScale RateScale(IEnumerable<SweepOutcome> outcomes) =>
        new(outcomes.Min(o => o.Rates[0]), outcomes.Max(o => o.Rates[^1]));

    // A curve of a single point has no axis.
    private static List<SweepCell> CellsWithCurve(SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Cells.Where(c => report.Outcomes[c.Index]?.Rates.Count >= 2).Take(PanelRenderer.MaxPanels)];
    }

    private static string Title(SweepReport report, List<SweepCell> shown) => shown.Count == report.Cells.Count
        ? $"Sweep of {NumberText.Plural(shown.Count, "range test")}"
        : $"Sweep: {NumberText.Count(shown.Count)} of {NumberText.Plural(report.Cells.Count, "range test")}";

    private static string Subtitle(SweepReport report, SweepSettings settings) =>
        settings.Shared.Length > 0 ? $"{report.Description.Data}; {settings.Shared}" : report.Description.Data;

    // Names in the title, numbers and the suggestion below it: together they would be too long.
    private static Figure Panel(SweepCell cell, SweepOutcome outcome, SweepSettings settings, LogScale rates)
    {
        string names = settings.NamesOf(cell), numbers = settings.NumbersOf(cell);
        string found = outcome.LearningRate is { } rate ? $"suggestion {NumberText.Rate(rate)}" : outcome.Verdict;
        return new()
        {
            Title = names.Length > 0 ? names : numbers,
            Subtitle = names.Length > 0 ? Joined(numbers, found) : found,
            X = new Axis("", rates),
            Y = new Axis("", LossScale([outcome])),
            Series = [SeriesOf(outcome, 0)],
            Bands = outcome is { Onset: { } onset, Edge: { } edge } ? [new Band(onset, edge)] : [],
            Markers = outcome.LearningRate is { } place ? [new Marker(place, "")] : [],
        };
    }

    private static string Joined(params string[] phrases) => string.Join(", ", phrases.Where(p => p.Length > 0));

    private static Series SeriesOf(SweepOutcome outcome, int place) =>
        new([.. outcome.Rates.Select(r => (double)r)], [.. outcome.Losses.Select(l => (double)l)])
        {
            Color = Palette.Data(place),
            Dash = place % (2 * Colors) < Colors ? null : 2,
        };

    private static LinearScale LossScale(IReadOnlyList<SweepOutcome> outcomes)
    {
        double low = outcomes.Min(o => o.Losses.Min()), start = outcomes.Max(o => o.StartLoss ?? o.Losses[0]);
        double span = start - low > 0 ? start - low : Math.Max(Math.Abs(start), 1e-6);
        return new LinearScale(low - FootRoom * span, start + HeadRoom * span);
    }
}
