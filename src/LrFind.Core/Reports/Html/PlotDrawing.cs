using System.Globalization;
using System.Text;
using LrFind.Reports.Outlines;

namespace LrFind.Reports.Html;

/// <summary>How large a drawing is, in its own units.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Left">The room for the labels of values.</param>
/// <param name="Bottom">The room for the labels of points.</param>
internal sealed record PlotSize(int Width, int Height, int Left, int Bottom)
{
    /// <summary>Over the width of the page.</summary>
    public static readonly PlotSize Page = new(760, 360, 56, 40);

    /// <summary>One of several side by side.</summary>
    public static readonly PlotSize Small = new(260, 170, 44, 22);
}

/// <summary>A plot as it is seen where no script runs: lines on two axes. The style of the page gives colours.</summary>
internal static class PlotDrawing
{
    private const int Margin = 10;

    /// <summary>Draws it.</summary>
    public static void Write(HtmlWriter html, LinePlot plot, PlotSize size)
    {
        var x = new PlotScale(plot.X, size.Width - size.Left - Margin);
        var y = new PlotScale(plot.Y, size.Height - size.Bottom - Margin);
        html.Element("svg", () =>
        {
            WriteTicks(html, x, y, size);
            if (size == PlotSize.Page)
                WriteLabel(html, plot.X.Label, size.Left + x.Length / 2, size.Height - 4, "middle");
            // What is drawn here ends at its edges.
            html.Element("svg", () => WriteContent(html, plot, x, y), ("x", Text(size.Left)), ("y", Text(Margin)),
                ("width", Text(x.Length)), ("height", Text(y.Length)));
        }, ("viewBox", $"0 0 {size.Width} {size.Height}"), ("role", "img"), ("aria-label", $"{plot.Title}. {plot.Description}"));
    }

    private static void WriteTicks(HtmlWriter html, PlotScale x, PlotScale y, PlotSize size)
    {
        foreach (double tick in y.Ticks())
        {
            double at = Margin + y.Length - y.Place(tick);
            WriteLine(html, "tick", size.Left, at, size.Left + x.Length, at);
            WriteLabel(html, TickText(tick), size.Left - 6, at + 4, "end");
        }

        foreach (double tick in x.Ticks())
        {
            double at = size.Left + x.Place(tick);
            WriteLine(html, "tick", at, Margin, at, Margin + y.Length);
            WriteLabel(html, TickText(tick), at, Margin + y.Length + 15, "middle");
        }
    }

    private static void WriteContent(HtmlWriter html, LinePlot plot, PlotScale x, PlotScale y)
    {
        if (plot.Band is { } band)
        {
            html.Element("rect", "", ("class", "band"), ("x", Text(x.Place(band.Low))), ("y", "0"),
                ("width", Text(Math.Max(0, x.Place(band.High) - x.Place(band.Low)))), ("height", Text(y.Length)));
        }

        foreach (PlotLine line in plot.Lines)
            html.Element("path", "", ("class", HtmlPlots.ClassOf(line)), ("d", PathOf(plot, line, x, y)));
        foreach (PlotMark mark in plot.Marks)
            WriteLine(html, mark.IsMain ? "mark" : "mark side", x.Place(mark.At), 0, x.Place(mark.At), y.Length);
    }

    // Where there is no value, the line has a gap.
    private static string PathOf(LinePlot plot, PlotLine line, PlotScale x, PlotScale y)
    {
        var path = new StringBuilder();
        bool isDown = false;
        for (int i = 0; i < plot.Points.Count; i++)
        {
            double value = line.Values[i];
            if (!double.IsFinite(value))
            {
                isDown = false;
                continue;
            }

            double height = y.Length - Math.Clamp(y.Place(value), -y.Length, 3 * y.Length);
            path.Append(isDown ? 'L' : 'M').Append(Text(x.Place(plot.Points[i]))).Append(' ').Append(Text(height));
            isDown = true;
        }

        return path.ToString();
    }

    private static void WriteLine(HtmlWriter html, string kind, double x1, double y1, double x2, double y2) =>
        html.Element("line", "", ("class", kind), ("x1", Text(x1)), ("y1", Text(y1)), ("x2", Text(x2)), ("y2", Text(y2)));

    private static void WriteLabel(HtmlWriter html, string text, double x, double y, string anchor) =>
        html.Element("text", text, ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string TickText(double value) => value == 0 ? "0" : Math.Abs(value) is >= 1e-2 and < 1e4
        ? value.ToString("0.####", CultureInfo.InvariantCulture)
        : value.ToString("0.##e-0", CultureInfo.InvariantCulture);
}

/// <summary>Where values lie along an axis.</summary>
/// <param name="axis">The axis.</param>
/// <param name="length">How long it is drawn.</param>
internal sealed class PlotScale(PlotAxis axis, double length)
{
    private const int MostTicks = 6;

    /// <summary>How long it is drawn.</summary>
    public double Length => length;

    /// <summary>The place of a value, 0 at the axis's beginning.</summary>
    public double Place(double value) => axis.IsLog
        ? length * Math.Log10(value / axis.Low) / Math.Log10(axis.High / axis.Low)
        : length * (value - axis.Low) / (axis.High - axis.Low);

    /// <summary>Round values inside of it: powers of ten, or multiples of 1, 2 or 5 times one.</summary>
    public IEnumerable<double> Ticks()
    {
        double low = axis.IsLog ? Math.Log10(axis.Low) : axis.Low, high = axis.IsLog ? Math.Log10(axis.High) : axis.High;
        double step = StepOf((high - low) / MostTicks, isWhole: axis.IsLog);
        for (double i = Math.Ceiling(low / step - 1e-9); i * step <= high + 1e-9 * step; i++)
            yield return axis.IsLog ? Math.Pow(10, i * step) : i * step;
    }

    private static double StepOf(double least, bool isWhole)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least))), share = least / power;
        double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        return isWhole ? Math.Max(1, Math.Ceiling(step)) : step;
    }
}
