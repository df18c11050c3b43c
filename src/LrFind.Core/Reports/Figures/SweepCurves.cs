using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>The curves of a sweep on top of each other.</summary>
internal static class SweepCurves
{
    // Of more, those that share a model and an optimizer share an entry of the legend.
    private const int MostEntries = 24;

    /// <summary>The picture; <see langword="null"/> where no cell has a curve.</summary>
    public static Picture? Create(SweepReport report, ChartOptions options)
    {
        SweepCell[] cells = [.. report.CellsWithCurve];
        if (cells.Length == 0)
            return null;
        var settings = new SweepSettings(report);
        (RateAxis rates, LossRange losses) = Scales(cells.Select(c => report.Outcomes[c.Index]!));
        var texts = new ChartTexts(options.Title ?? Title(report, cells.Length), Subtitle(report, settings));
        Plot plot = Chart.Create(options.Theme, texts);
        plot.SetRateAxis(rates, "learning rate");
        plot.SetHeights(losses, "loss, smoothed");
        AddCurves(plot, report, cells, settings, rates, options.Theme);
        return Picture.Of(plot, texts.Title, texts.Subtitle);
    }

    /// <summary>The axes on which all curves are seen.</summary>
    internal static (RateAxis Rates, LossRange Losses) Scales(IEnumerable<SweepOutcome> outcomes)
    {
        SweepOutcome[] all = [.. outcomes];
        double lowest = all.Min(o => o.Losses.Min()), start = all.Max(o => o.StartLoss ?? o.Losses[0]);
        return (RateAxis.Decades(all.Min(o => o.Rates[0]), all.Max(o => o.Rates[^1])), LossRange.Around(lowest, start));
    }

    /// <summary>What the pictures of a sweep are called.</summary>
    internal static string Title(SweepReport report, int shown) => shown == report.Cells.Count
        ? $"Sweep of {NumberText.Plural(shown, "range test")}"
        : $"Sweep: {NumberText.Count(shown)} of {NumberText.Plural(report.Cells.Count, "range test")}";

    /// <summary>The data, and what all cells share.</summary>
    internal static string Subtitle(SweepReport report, SweepSettings settings) =>
        settings.Shared.Length > 0 ? $"{report.Description.Data}; {settings.Shared}" : report.Description.Data;

    private static void AddCurves(
        Plot plot, SweepReport report, SweepCell[] cells, SweepSettings settings, RateAxis rates, ChartTheme theme)
    {
        Func<SweepCell, string> nameOf = cells.Length <= MostEntries ? settings.NameOf : settings.NamesOf;
        List<string> names = [.. cells.Select(nameOf).Distinct()];
        foreach (SweepCell cell in cells)
        {
            SweepOutcome outcome = report.Outcomes[cell.Index]!;
            string name = nameOf(cell);
            int place = names.IndexOf(name);
            bool isFirst = cells.First(c => nameOf(c) == name) == cell;
            plot.AddCurve([.. outcome.Rates.Select(r => rates.At(r))], [.. outcome.Losses.Select(l => (double)l)],
                ColorOf(place, names.Count, theme), label: isFirst ? name : "").LineWidth = 2.5f;
        }

        const int MostInside = 6;
        if (names.Count > MostInside)
            plot.ShowLegend(Edge.Right);
        else
            plot.Annotate(new RateAnnotations(theme, Chart.LabelSize));
    }

    // Few curves are told apart by their hue, many by their place in an order.
    private static Color ColorOf(int place, int count, ChartTheme theme) =>
        count <= theme.DataColors ? theme.DataAt(place) : theme.Ramp((double)place / (count - 1));
}
