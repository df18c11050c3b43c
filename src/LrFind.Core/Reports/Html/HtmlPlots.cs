using LrFind.Reports.Outlines;

namespace LrFind.Reports.Html;

/// <summary>Plots as elements: a drawing, what is to be seen in words, a legend, and the data that the page's script draws from.</summary>
internal static class HtmlPlots
{
    /// <summary>Writes a plot over the width of the page.</summary>
    public static void Write(HtmlWriter html, LinePlot plot) => html.Element("figure", () =>
    {
        html.Element("div", () => PlotDrawing.Write(html, plot, PlotSize.Page), ("class", "stage"));
        WriteLegend(html, plot);
        html.Prose("figcaption", plot.Description);
        html.Verbatim("script", PlotJson.Of(plot), ("type", "application/json"));
    }, ("class", "plot"));

    /// <summary>Writes small plots side by side.</summary>
    public static void Write(HtmlWriter html, PlotGrid grid)
    {
        html.Prose("p", grid.Description);
        html.Element("div", () =>
        {
            foreach (LinePlot plot in grid.Plots)
                WriteSmall(html, plot);
        }, ("class", "grid"));
    }

    private static void WriteSmall(HtmlWriter html, LinePlot plot) => html.Element("figure", () =>
    {
        html.Element("figcaption", () =>
        {
            html.Element("strong", plot.Title);
            html.Prose("span", plot.Description);
        });
        html.Element("div", () => PlotDrawing.Write(html, plot, PlotSize.Small), ("class", "stage"));
        html.Verbatim("script", PlotJson.Of(plot), ("type", "application/json"));
    }, ("class", "plot small"));

    private static void WriteLegend(HtmlWriter html, LinePlot plot) => html.Element("ul", () =>
    {
        foreach (PlotLine line in plot.Lines.Where(l => l.Style is LineStyle.Strong or LineStyle.Thin))
            WriteEntry(html, ClassOf(line), line.Label);
        if (plot.Lines.FirstOrDefault(l => l.Style == LineStyle.Dashed) is { } dashed)
            WriteEntry(html, ClassOf(dashed), "on training rows");
        PlotLine[] repeats = [.. plot.Lines.Where(l => l.Style == LineStyle.Faint)];
        if (repeats.Length > 0)
            WriteEntry(html, ClassOf(repeats[0]), repeats.Length == 1 ? repeats[0].Label : $"{repeats.Length} repeats");
        foreach (PlotMark mark in plot.Marks.Where(m => m.IsMain))
            WriteEntry(html, "mark", mark.Label);
        if (plot.Band is { } band)
            WriteEntry(html, "band", band.Label);
    }, ("class", "legend"));

    private static void WriteEntry(HtmlWriter html, string kind, string label) => html.Element("li", () =>
    {
        html.Element("i", "", ("class", kind));
        html.Text(label);
    });

    /// <summary>How the page's style knows a line.</summary>
    internal static string ClassOf(PlotLine line) =>
        FormattableString.Invariant($"line {line.Style.ToString().ToLowerInvariant()} color-{line.Color % 6}");
}
