using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Charts.Panels;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>The cells of a sweep as small charts of one scale, in the rows and columns of its settings.</summary>
internal static class SweepPanels
{
    private const int PanelWidth = 420, PanelHeight = 300;

    /// <summary>The picture, and its size; <see langword="null"/> where no cell has a curve.</summary>
    public static (Picture Picture, PictureSize Size)? Create(SweepReport report, ChartOptions options)
    {
        SweepCell[] shown = [.. report.CellsWithCurve.Take(PanelGrid.MostPanels)];
        if (shown.Length == 0)
            return null;
        var settings = new SweepSettings(report);
        var arrangement = SweepArrangement.Of(report, settings, shown);
        (RateAxis rates, LossRange losses) = SweepCurves.Scales(shown.Select(c => report.Outcomes[c.Index]!));
        var texts = new ChartTexts(options.Title ?? SweepCurves.Title(report, shown.Length), SweepCurves.Subtitle(report, settings));
        var grid = new PanelGrid(arrangement.Columns, texts, options.Theme);
        foreach ((SweepCell cell, int row, int column) in arrangement.Places)
        {
            Plot panel = Panel(cell, report.Outcomes[cell.Index]!, settings, rates, losses, options.Theme);
            bool isLowest = !arrangement.Places.Any(p => p.Column == column && p.Row > row);
            panel.Axes.Bottom.Label.Text = isLowest ? "learning rate" : "";
            panel.Axes.Left.Label.Text = column == 0 ? "loss, smoothed" : "";
            grid.Add(panel, row, column);
        }

        int width = arrangement.Columns * PanelWidth, height = PanelGrid.HeadingHeight + arrangement.Rows * PanelHeight;
        var size = new PictureSize(width, height) { FixedZoom = 1 };
        return (new Picture(grid.ToMultiplot(), texts.Title, texts.Subtitle), size);
    }

    private static Plot Panel(
        SweepCell cell, SweepOutcome outcome, SweepSettings settings, RateAxis rates, LossRange losses, ChartTheme theme)
    {
        string found = outcome.LearningRate is { } rate ? $"suggestion {NumberText.Rate(rate)}" : outcome.Verdict;
        Plot plot = Chart.CreateSmall(theme, settings.NameOf(cell), found);
        plot.SetRateAxis(rates, "");
        plot.SetHeights(losses, "");
        plot.AddCurve([.. outcome.Rates.Select(r => rates.At(r))], [.. outcome.Losses.Select(l => (double)l)], theme.Data).LineWidth = 2.5f;
        plot.Annotate(new RateAnnotations(theme, Chart.SmallSize)
        {
            Marks = outcome.LearningRate is { } place ? [new RateMark(rates.At(place), "", theme.Accent)] : [],
            Bands = outcome is { Onset: { } onset, Edge: { } edge } ? [new RateBand(rates.At(onset), rates.At(edge), "", theme.Good)] : [],
        });
        return plot;
    }
}

/// <summary>Where the panels of a sweep stand.</summary>
/// <param name="Places">The cells with their rows and columns, from 0.</param>
internal sealed record SweepArrangement(IReadOnlyList<(SweepCell Cell, int Row, int Column)> Places)
{
    /// <summary>The number of rows.</summary>
    public int Rows => Places.Max(p => p.Row) + 1;

    /// <summary>The number of columns.</summary>
    public int Columns => Places.Max(p => p.Column) + 1;

    /// <summary>
    /// With two settings or more, the values of the last one that all cells have side by side, and those of the others below each other;
    /// else as many columns as rows.
    /// </summary>
    public static SweepArrangement Of(SweepReport report, SweepSettings settings, IReadOnlyList<SweepCell> cells)
    {
        const int MostColumns = 8;
        SweepSetting? across = settings.Varying.Count < 2 ? null
            : settings.Varying.LastOrDefault(s => report.Cells.All(c => s.TextOf(c) != SweepSetting.None));
        string[] columns = across is null ? [] : [.. report.Cells.Select(across.TextOf).Distinct()];
        if (across is null || columns.Length > MostColumns)
        {
            int wide = (int)Math.Ceiling(Math.Sqrt(cells.Count));
            return new([.. cells.Select((c, i) => (c, i / wide, i % wide))]);
        }

        string RowOf(SweepCell cell) => string.Join('\0', settings.Varying.Where(s => s != across).Select(s => s.TextOf(cell)));
        List<string> rows = [.. cells.Select(RowOf).Distinct()];
        return new([.. cells.Select(c => (c, rows.IndexOf(RowOf(c)), Array.IndexOf(columns, across.TextOf(c))))]);
    }
}
