using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Where the parts of a figure stand, in logical pixels. Baselines are vertical positions of text.</summary>
internal sealed record FigureLayout
{
    private const int MostXLabels = 12;
    private const int MostYLabels = 8;

    // In a figure lower than this many footer lines, the plot needs the room more than the footer does.
    private const double LeastHeightForFooter = 22;

    /// <summary>The rectangle inside the axes.</summary>
    public required Rect Plot { get; init; }

    /// <summary>Left and right limit of titles and footer.</summary>
    public required Rect Content { get; init; }

    /// <summary>Baseline of the title.</summary>
    public required double TitleBaseline { get; init; }

    /// <summary>Baseline of the subtitle.</summary>
    public required double SubtitleBaseline { get; init; }

    /// <summary>Middle of the legend row above the plot, where there is one.</summary>
    public required double LegendMiddle { get; init; }

    /// <summary>Baseline of the labels along the x axis.</summary>
    public required double XTickBaseline { get; init; }

    /// <summary>Baseline of the x axis label.</summary>
    public required double XLabelBaseline { get; init; }

    /// <summary>Horizontal position of the baseline of the y axis label, which reads upwards.</summary>
    public required double YLabelBaseline { get; init; }

    /// <summary>Baseline of the footer; null where there is no footer, or no room for it.</summary>
    public required double? FooterBaseline { get; init; }

    /// <summary>Ticks of the x axis; their labels do not touch.</summary>
    public required IReadOnlyList<Tick> XTicks { get; init; }

    /// <summary>Ticks of the y axis; their labels do not touch.</summary>
    public required IReadOnlyList<Tick> YTicks { get; init; }

    /// <summary>The layout of a figure in an area; <paramref name="legendRow"/> keeps a row above the plot free for the legend.</summary>
    public static FigureLayout Create(Figure figure, Rect area, FigureStyle style, bool legendRow)
    {
        double top = area.Y + style.Padding;
        double titleBaseline = top + StrokeFont.CapHeight * style.Title;
        top += figure.Title.Length > 0 ? style.Title * 1.15 : 0;
        double subtitleBaseline = top + StrokeFont.Ascent * style.Subtitle;
        top += string.IsNullOrEmpty(figure.Subtitle) ? 0 : style.Subtitle * 1.3;
        double legendMiddle = top + style.TickLabel * 0.75;
        top += legendRow ? style.TickLabel * 1.5 : 0;
        top += style.TickLabel * 0.9;

        double bottom = area.Bottom - style.Padding * 0.75;
        bool hasFooter = !string.IsNullOrEmpty(figure.Footer) && area.Height >= LeastHeightForFooter * style.Footer;
        double? footerBaseline = hasFooter ? bottom - StrokeFont.Descent * style.Footer * 0.5 : null;
        bottom -= hasFooter ? style.Footer * 1.7 : 0;
        double xLabelBaseline = bottom - StrokeFont.Descent * style.AxisLabel;
        bottom -= figure.X.Label.Length > 0 ? style.AxisLabel * 1.35 : 0;
        bottom -= style.TickLabel * 1.75;
        bottom = Math.Round(Math.Max(bottom, top + 1));
        top = Math.Round(Math.Min(top, bottom - 1));

        IReadOnlyList<Tick> yTicks = YTicksFor(figure.Y.Scale, bottom - top, style);
        double left = area.X + style.Padding;
        double yLabelBaseline = left + StrokeFont.Ascent * style.AxisLabel;
        left += figure.Y.Label.Length > 0 ? style.AxisLabel * 1.45 : 0;
        left = Math.Round(left + WidestLabel(yTicks, style.TickLabel) + style.TickLabel * 0.6);
        double right = Math.Round(Math.Max(left + 1, area.Right - style.Padding * 1.2));
        IReadOnlyList<Tick> xTicks = XTicksFor(figure.X.Scale, left, right, area.Right, style);
        return new FigureLayout
        {
            Plot = new Rect(left, top, right - left, bottom - top),
            Content = new Rect(area.X + style.Padding, area.Y, Math.Max(0, area.Width - 2 * style.Padding), area.Height),
            TitleBaseline = titleBaseline,
            SubtitleBaseline = subtitleBaseline,
            LegendMiddle = legendMiddle,
            XTickBaseline = bottom + style.TickLabel * 1.5,
            XLabelBaseline = xLabelBaseline,
            YLabelBaseline = yLabelBaseline,
            FooterBaseline = footerBaseline,
            XTicks = xTicks,
            YTicks = yTicks,
        };
    }

    /// <summary>Horizontal place of a data value; NaN when the axis has none for it.</summary>
    public double PlaceX(Scale scale, double value) => Plot.X + Limit(scale.Fraction(value)) * Plot.Width;

    /// <summary>Vertical place of a data value; NaN when the axis has none for it.</summary>
    public double PlaceY(Scale scale, double value) => Plot.Bottom - Limit(scale.Fraction(value)) * Plot.Height;

    // Far outside the plot the exact distance no longer shows, but its products could overflow.
    private static double Limit(double fraction) => double.IsFinite(fraction) ? Math.Clamp(fraction, -1e6, 1e6) : double.NaN;

    private static IReadOnlyList<Tick> YTicksFor(Scale scale, double height, FigureStyle style)
    {
        int most = (int)Math.Clamp(height / (2.1 * style.TickLabel), 2, MostYLabels);
        return scale.Ticks(most);
    }

    private static IReadOnlyList<Tick> XTicksFor(Scale scale, double left, double right, double end, FigureStyle style)
    {
        IReadOnlyList<Tick> ticks = scale.Ticks(MostXLabels);
        for (int most = MostXLabels; most > 2 && !LabelsFit(ticks, scale, left, right, end, style.TickLabel); most--)
        {
            ticks = scale.Ticks(most - 1);
        }

        return ticks;
    }

    private static bool LabelsFit(IReadOnlyList<Tick> ticks, Scale scale, double left, double right, double end, double size)
    {
        double free = double.MinValue;
        foreach (Tick tick in ticks)
        {
            if (tick.Label is null)
            {
                continue;
            }

            double middle = left + scale.Fraction(tick.Value) * (right - left);
            double half = StrokeFont.Measure(tick.Label, size) / 2;
            if (middle - half < free || middle + half > end)
            {
                return false;
            }

            free = middle + half + size;
        }

        return true;
    }

    private static double WidestLabel(IReadOnlyList<Tick> ticks, double size)
    {
        double widest = 0;
        foreach (Tick tick in ticks)
        {
            widest = tick.Label is null ? widest : Math.Max(widest, StrokeFont.Measure(tick.Label, size));
        }

        return widest;
    }
}
