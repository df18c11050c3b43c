using System.Globalization;
using System.Text;
using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Charts.Panels;
using ScottPlot;
using ScottPlot.Plottables;

namespace LrFind.Core.Tests.Charts;

/// <summary>What a picture shows, as text: axes, curves, marks and words.</summary>
internal static class ChartText
{
    public static string Of(Picture picture)
    {
        var text = new StringBuilder();
        Line(text, $"{picture.Title} | {picture.Description}");
        foreach (Plot plot in picture.Plots.Subplots.GetPlots())
            Write(text, plot);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Plot plot)
    {
        Line(text, $"plot x {Number(plot.Axes.Bottom.Min)} to {Number(plot.Axes.Bottom.Max)} '{plot.Axes.Bottom.Label.Text}'");
        Line(text, $"     y {Number(plot.Axes.Left.Min)} to {Number(plot.Axes.Left.Max)} '{plot.Axes.Left.Label.Text}'");
        foreach (PanelText panel in plot.Axes.GetPanels().OfType<TextPanel>().SelectMany(p => p.Texts).Where(t => t.Text.Length > 0))
            Line(text, $"  text {panel.Text}");
        foreach (IPlottable part in plot.PlottableList)
        {
            switch (part)
            {
                case Scatter curve:
                    Line(text, $"  curve '{curve.LegendText}' {curve.LineColor.ToStringRGBA()} width {Number(curve.LineWidth)}: {Points(curve)}");
                    break;
                case RateAnnotations annotations:
                    foreach (RateBand band in annotations.Bands)
                        Line(text, $"  band '{band.Label}' {Number(band.Low)} to {Number(band.High)}");
                    foreach (RateMark mark in annotations.Marks)
                        Line(text, $"  mark '{mark.Label}' {Number(mark.X)}{(mark.Y is { } y ? $", {Number(y)}" : "")}");
                    break;
                default:
                    Line(text, $"  {part.GetType().Name}");
                    break;
            }
        }
    }

    // A dozen points tell where a curve goes.
    private static string Points(Scatter curve)
    {
        IReadOnlyList<Coordinates> points = curve.Data.GetScatterPoints();
        int step = Math.Max(1, points.Count / 12);
        return $"{points.Count} points " + string.Join(' ', points.Where((_, i) => i % step == 0).Select(p => $"{Number(p.X)},{Number(p.Y)}"));
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
