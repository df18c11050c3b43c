using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Reports.Text.Plots;

/// <summary>What stands above and below the curve of a plot: the name of the mark, the axis of rates, and the range.</summary>
/// <param name="plot">The plot.</param>
/// <param name="canvas">Where its rates lie.</param>
/// <param name="glyphs">The characters.</param>
/// <param name="width">The columns.</param>
internal sealed class RateAxis(TextPlot plot, PlotCanvas canvas, PlotGlyphs glyphs, int width)
{
    // A decade's label has up to 6 columns, and one between it and the next.
    private const int LabelRoom = 7;

    /// <summary>The mark with its name.</summary>
    public string Head
    {
        get
        {
            if (plot.Mark is not { } mark)
                return "";
            int column = Column(mark.Rate);
            return Beside(column, $"{glyphs.Mark}", mark.Label) ?? Below(column, mark.Label);
        }
    }

    /// <summary>The axis, its labels and the range.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            char[] floor = [.. Enumerable.Repeat(glyphs.Floor, width)], labels = [.. Enumerable.Repeat(' ', width)];
            foreach ((double rate, string label) in Ticks())
            {
                int column = Column(rate);
                floor[column] = glyphs.FloorTick;
                label.CopyTo(labels.AsSpan(Math.Clamp(column - label.Length / 2, 0, width - label.Length)));
            }

            return [$"{glyphs.Corner}{new string(floor)}", $" {new string(labels)}", .. BandLines().Select(line => $" {line}")];
        }
    }

    private int Column(double rate) => canvas.Column(plot.Across(rate));

    // Decades; where there are not two of them, the ends.
    private IEnumerable<(double Rate, string Label)> Ticks()
    {
        const double Slack = 1e-9;
        int first = (int)Math.Ceiling(Math.Log10(plot.LowRate) - Slack), last = (int)Math.Floor(Math.Log10(plot.HighRate) + Slack);
        if (last <= first)
            return [(plot.LowRate, NumberText.Rate(plot.LowRate)), (plot.HighRate, NumberText.Rate(plot.HighRate))];
        int stride = 1 + (last - first) * LabelRoom / width;
        return from exponent in Enumerable.Range(first, last - first + 1)
               let label = exponent % stride == 0 ? $"1e{exponent.ToString(CultureInfo.InvariantCulture)}" : ""
               // Of a few decades those without a label have their place on the axis too.
               where label.Length > 0 || stride == 2
               select (Math.Pow(10, exponent), label);
    }

    private IEnumerable<string> BandLines()
    {
        if (plot.Band is not { } band)
            return [];
        int low = Column(band.Low), high = Column(band.High);
        string bar = new(glyphs.Band, high - low + 1);
        if (high > low)
            bar = $"{(band.Low < plot.LowRate ? glyphs.Band : glyphs.BandStart)}{bar[2..]}{(band.High > plot.HighRate ? glyphs.Band : glyphs.BandEnd)}";
        return Beside(low, bar, band.Label) is { } line ? [line] : [$"{new string(' ', low)}{bar}", Below((low + high) / 2, band.Label)];
    }

    // A label to the right of what is drawn, or to the left of it, where there is room.
    private string? Beside(int column, string drawn, string label)
    {
        if (column + drawn.Length + 1 + label.Length <= width)
            return $"{new string(' ', column)}{drawn} {label}";
        return label.Length < column ? $"{new string(' ', column - label.Length - 1)}{label} {drawn}" : null;
    }

    private string Below(int center, string label) =>
        $"{new string(' ', Math.Clamp(center - label.Length / 2, 0, Math.Max(0, width - label.Length)))}{label}";
}
