using LrFind.Charts.Annotations;
using LrFind.Charts.Fonts;
using LrFind.Charts.Panels;
using LrFind.Foundation;
using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.Plottables;

namespace LrFind.Charts;

/// <summary>The texts around a chart.</summary>
/// <param name="Title">The headline; may be empty.</param>
/// <param name="Subtitle">What stands below it; may be empty.</param>
/// <param name="Footer">What stands at the foot, small; may be empty.</param>
internal sealed record ChartTexts(string Title, string Subtitle = "", string Footer = "");

/// <summary>How all charts look, for a figure of about 1200 by 800 pixels.</summary>
internal static class Chart
{
    /// <summary>The size of titles, in pixels.</summary>
    public const float TitleSize = 27;

    /// <summary>The size of subtitles and axis labels.</summary>
    public const float SubtitleSize = 18;

    /// <summary>The size of tick labels, marks and legends.</summary>
    public const float LabelSize = 16;

    /// <summary>The size of tick labels in small plots.</summary>
    public const float SmallSize = 13;

    /// <summary>The size of footers.</summary>
    public const float FooterSize = 14;

    private const float SmallLeft = 64, SmallBottom = 56;

    private const float Margin = 24, StrongLine = 3.5f, FaintLine = 1.5f;

    /// <summary>
    /// Loads and compiles what drawing needs on a thread of its own, while there is other work to do: a little of everything is drawn to
    /// nowhere.
    /// </summary>
    public static void Prepare() => Task.Run(() =>
    {
        ChartTheme theme = ChartTheme.Light;
        Plot plot = Create(theme, new ChartTexts("0", "0", "0"));
        plot.SetRateAxis(RateAxis.Decades(1e-3, 1), "0");
        plot.SetHeights(0, 1, "0");
        plot.AddCurve([-3, 0], [1, 0], theme.Data, label: "0");
        plot.Annotate(new RateAnnotations(theme, LabelSize)
        {
            Marks = [new RateMark(-2, "0", theme.Accent) { Y = 0.5 }, new RateMark(-1, "0", theme.Label)],
            Bands = [new RateBand(-2, -1, "0", theme.Good)],
        });
        Picture.Of(plot, "", "").Write(Stream.Null, PictureFormat.Png, new PictureSize(PictureSize.MinWidth, PictureSize.MinHeight));
    });

    /// <summary>An empty plot in the look of all charts.</summary>
    /// <param name="theme">The colours.</param>
    /// <param name="texts">The texts around it.</param>
    public static Plot Create(ChartTheme theme, ChartTexts texts)
    {
        ChartFont.Register();
        var plot = new Plot { FigureBackground = { Color = theme.IsTransparent ? Colors.Transparent : theme.Background } };
        plot.Layout.LayoutEngine = new FigureLayout(new PixelPadding(Margin));
        // The axes come first: what is added later stands further out.
        Style(plot, theme);
        plot.Axes.AddPanel(new TextPanel(Edge.Top,
            [
                new PanelText(texts.Title, TitleSize, theme.Ink) { Bold = true },
                new PanelText(texts.Subtitle, SubtitleSize, theme.Muted),
            ], gap: 10));
        plot.Axes.AddPanel(new TextPanel(Edge.Bottom, [new PanelText(texts.Footer, FooterSize, theme.Muted)], gap: 6));
        return plot;
    }

    /// <summary>An empty plot in the same look, as one of many.</summary>
    /// <param name="theme">The colours.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="subtitle">What stands below it.</param>
    public static Plot CreateSmall(ChartTheme theme, string title, string subtitle)
    {
        Plot plot = Create(theme, new ChartTexts(""));
        plot.Axes.AddPanel(new TextPanel(Edge.Top,
            [
                new PanelText(title, LabelSize, theme.Ink) { Bold = true },
                new PanelText(subtitle, SmallSize, theme.Muted),
            ], gap: 6));
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
            axis.TickLabelStyle.FontSize = axis.Label.FontSize = SmallSize;
        // One size, whether they have axis labels or not.
        (plot.Axes.Left.MinimumSize, plot.Axes.Left.MaximumSize) = (SmallLeft, SmallLeft);
        (plot.Axes.Bottom.MinimumSize, plot.Axes.Bottom.MaximumSize) = (SmallBottom, SmallBottom);
        plot.Layout.LayoutEngine = new FigureLayout(new PixelPadding(Margin, Margin, 4, 12));
        return plot;
    }

    /// <summary>Adds a curve.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="x">Its places on the horizontal axis.</param>
    /// <param name="y">Its heights; what is not finite is a gap.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="isStrong">Whether it is what the chart is about, or stands in the background.</param>
    /// <param name="label">Its entry in the legend; empty for none.</param>
    public static Scatter AddCurve(
        this Plot plot, IReadOnlyList<double> x, IReadOnlyList<double> y, Color color, bool isStrong = true, string label = "")
    {
        Scatter curve = plot.Add.ScatterLine(x.ToArray(), y.Select(v => double.IsFinite(v) ? v : double.NaN).ToArray(),
            isStrong ? color : color.WithOpacity(0.4));
        curve.LineWidth = isStrong ? StrongLine : FaintLine;
        curve.LegendText = Legible.Line(label);
        // One font for the whole legend: a name that needs another one decides.
        if (ChartFont.For(curve.LegendText) is var font && font != ChartFont.Name)
            plot.Legend.FontName = font;
        return curve;
    }

    /// <summary>Adds marks and bands: the shades behind the curves, the rest before them.</summary>
    public static void Annotate(this Plot plot, RateAnnotations annotations)
    {
        plot.PlottableList.InsertRange(0, annotations.Shades());
        plot.PlottableList.Add(annotations);
    }

    /// <summary>Makes the horizontal axis one of learning rates.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="label">What it is called; may be empty.</param>
    public static void SetRateAxis(this Plot plot, RateAxis axis, string label)
    {
        plot.Axes.Bottom.TickGenerator = axis.Ticks();
        plot.Axes.Bottom.Label.Text = label;
        plot.Axes.SetLimitsX(axis.Low, axis.High);
    }

    /// <summary>Sets what the vertical axis shows.</summary>
    public static void SetHeights(this Plot plot, double low, double high, string label)
    {
        plot.Axes.SetLimitsY(low, high);
        plot.Axes.Left.Label.Text = Legible.Line(label);
        plot.Axes.Left.Label.FontName = ChartFont.For(plot.Axes.Left.Label.Text);
    }

    private static void Style(Plot plot, ChartTheme theme)
    {
        plot.Font.Set(ChartFont.Name);
        plot.Axes.Bottom.TickGenerator = new RoundTicks();
        plot.Axes.Left.TickGenerator = new RoundTicks();
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
            Style(axis, theme);
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.MinimumSize = plot.Axes.Right.MaximumSize = 0;
        plot.Axes.Top.MinimumSize = plot.Axes.Top.MaximumSize = 0;
        plot.Grid.XAxisStyle.MajorLineStyle.Color = plot.Grid.YAxisStyle.MajorLineStyle.Color = theme.Grid;
        plot.Grid.XAxisStyle.MinorLineStyle.Color = theme.FaintGrid;
        plot.Grid.XAxisStyle.MinorLineStyle.Width = 1;
        StyleLegend(plot.Legend, theme);
    }

    private static void Style(IAxis axis, ChartTheme theme)
    {
        axis.FrameLineStyle.Color = axis.MajorTickStyle.Color = axis.MinorTickStyle.Color = theme.Ink;
        axis.FrameLineStyle.Width = axis.MajorTickStyle.Width = 1.5f;
        (axis.MajorTickStyle.Length, axis.MinorTickStyle.Length) = (8, 4);
        axis.TickLabelStyle.ForeColor = axis.Label.ForeColor = theme.Label;
        axis.TickLabelStyle.FontSize = LabelSize;
        axis.Label.FontSize = SubtitleSize;
        axis.Label.Bold = false;
        if (axis is AxisBase panel)
            panel.PaddingBetweenTickAndAxisLabels = new PixelPadding(10, 6);
    }

    private static void StyleLegend(Legend legend, ChartTheme theme)
    {
        legend.IsVisible = true;
        legend.FontName = ChartFont.Name;
        legend.FontSize = LabelSize;
        legend.FontColor = theme.Label;
        legend.BackgroundColor = theme.IsTransparent ? Colors.Transparent : theme.Background.WithOpacity(0.85);
        legend.OutlineWidth = 0;
        legend.ShadowColor = Colors.Transparent;
        legend.SymbolWidth = 30;
        legend.Margin = new PixelPadding(12);
    }
}
