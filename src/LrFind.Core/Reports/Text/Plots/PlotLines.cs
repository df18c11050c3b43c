using LrFind.Foundation;

namespace LrFind.Reports.Text.Plots;

/// <summary>Plots as lines of text.</summary>
internal static class PlotLines
{
    private const int Rows = 10;

    /// <summary>The lines of a plot, each with what stands in front of the axis.</summary>
    /// <param name="plot">What to draw.</param>
    /// <param name="width">The columns, that of the axis of losses included; 20 at least.</param>
    /// <param name="glyphs">The characters.</param>
    public static IEnumerable<(string Label, string Text)> Of(TextPlot plot, int width, PlotGlyphs glyphs)
    {
        ArgumentNullException.ThrowIfNull(plot);
        ArgumentNullException.ThrowIfNull(glyphs);
        var canvas = new PlotCanvas(glyphs, width - 1, Rows);
        DrawCurve(canvas, plot, glyphs);
        DrawMark(canvas, plot, glyphs);
        var axis = new RateAxis(plot, canvas, glyphs, width - 1);
        return [("loss", $" {axis.Head}".TrimEnd()), .. LossRows(canvas, plot, glyphs), .. axis.Lines.Select(line => ("", line.TrimEnd()))];
    }

    private static void DrawCurve(PlotCanvas canvas, TextPlot plot, PlotGlyphs glyphs)
    {
        (double, double)? last = null;
        foreach ((double rate, double loss) in plot.Curve)
        {
            (double, double)? next = double.IsFinite(loss) ? (plot.Across(rate), plot.Up(loss)) : null;
            if (next is { } place)
                canvas.DrawLine(last ?? place, place);
            last = next;
            if (plot.HasPoints)
                PutPoint(canvas, plot, rate, loss, glyphs);
        }
    }

    private static void DrawMark(PlotCanvas canvas, TextPlot plot, PlotGlyphs glyphs)
    {
        if (plot.Mark is not { } mark)
            return;
        if (mark.Loss is { } loss)
            PutPoint(canvas, plot, mark.Rate, loss, glyphs);
        canvas.FillColumn(canvas.Column(plot.Across(mark.Rate)), glyphs.Mark);
    }

    private static void PutPoint(PlotCanvas canvas, TextPlot plot, double rate, double loss, PlotGlyphs glyphs)
    {
        if (plot.Up(loss) is >= 0 and <= 1 and var up)
            canvas.Put(canvas.Column(plot.Across(rate)), canvas.Row(up), glyphs.Point);
    }

    private static IEnumerable<(string, string)> LossRows(PlotCanvas canvas, TextPlot plot, PlotGlyphs glyphs)
    {
        string?[] labels = new string?[Rows];
        foreach (double level in plot.Levels)
        {
            if (plot.Up(level) is >= 0 and <= 1 and var up)
                labels[canvas.Row(up)] ??= NumberText.Loss(level);
        }

        for (int row = 0; row < Rows; row++)
        {
            string label = labels[row] ?? "";
            char axis = label.Length > 0 ? glyphs.AxisTick : glyphs.Axis;
            yield return (label, $"{axis}{canvas.Text(row)}".TrimEnd());
        }
    }
}
