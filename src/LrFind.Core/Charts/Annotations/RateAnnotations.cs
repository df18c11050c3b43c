using LrFind.Charts.Fonts;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace LrFind.Charts.Annotations;

/// <summary>
/// Marks and bands on the rate axis with their labels, which stay inside the plot and clear of curves, of each other and of the legend; the
/// legend goes where it covers the least.
/// </summary>
/// <param name="theme">The colours.</param>
/// <param name="size">The size of labels, in pixels.</param>
internal sealed class RateAnnotations(ChartTheme theme, float size) : IPlottable
{
    private const float DotRadius = 7, RingWidth = 2.5f, Halo = 5;
    private const double BandOpacity = 0.1;

    // Further from its dot, in heights of a label, the label of one of many marks is nobody's.
    private const double FurthestOfMinor = 3;

    /// <summary>The marks, the most important first.</summary>
    public IReadOnlyList<RateMark> Marks { get; init; } = [];

    /// <summary>The bands.</summary>
    public IReadOnlyList<RateBand> Bands { get; init; } = [];

    /// <summary>Where the labels were put when it was drawn last, in pixels.</summary>
    public IReadOnlyList<(string Text, PixelRect Rect)> Placed { get; private set; } = [];

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <summary>The shades of the bands, which stand behind the curves.</summary>
    public IEnumerable<HorizontalSpan> Shades() => Bands.Where(b => b.High > b.Low).Select(b => new HorizontalSpan
    {
        X1 = b.Low,
        X2 = b.High,
        FillColor = b.Color.WithOpacity(BandOpacity),
        LineWidth = 0,
        EnableAutoscale = false,
    });

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        foreach (RateMark mark in Marks)
            DrawMark(rp, mark);
        float[] lines = [.. Marks.Where(m => m.HasLine).Select(m => Axes.GetPixelX(m.X))];
        IEnumerable<Pixel> dots = Marks.Select(Pixel).Where(p => p.Y is not null).Select(p => new Pixel(p.X, p.Y!.Value));
        var placer = new LabelPlacer(rp.DataRect, CurvesOf(rp.Plot), lines, [.. dots.Select(d => new PixelRect(d, DotRadius))], size);
        var placed = new List<(string, PixelRect)>();
        for (int i = 0; i < Marks.Count; i++)
        {
            if (i == 1)
                PlaceLegend(rp, placer);
            RateMark mark = Marks[i];
            double furthest = mark.IsStrong ? rp.DataRect.Height : FurthestOfMinor;
            Label(rp, mark.Label, mark.Color, mark.IsStrong, r => placer.Beside(Pixel(mark), r, DotRadius + 8, furthest), placed);
        }

        if (Marks.Count < 2)
            PlaceLegend(rp, placer);
        foreach (RateBand band in Bands)
        {
            float left = Axes.GetPixelX(band.Low), right = Axes.GetPixelX(band.High);
            Label(rp, band.Label, band.Color, strong: false, r => placer.Within(left, right, r), placed);
        }

        Placed = placed;
    }

    private (float X, float? Y) Pixel(RateMark mark) => (Axes.GetPixelX(mark.X), mark.Y is { } y ? Axes.GetPixelY(y) : null);

    private void DrawMark(RenderPack rp, RateMark mark)
    {
        (float x, float? y) = Pixel(mark);
        if (mark.HasLine)
            Drawing.DrawLine(rp.Canvas, rp.Paint, new PixelLine(x, rp.DataRect.Top, x, rp.DataRect.Bottom), Line(mark.Color));
        if (y is not { } height)
            return;
        float radius = mark.IsStrong ? DotRadius : 0.7f * DotRadius;
        using var paint = new SKPaint { IsAntialias = true, Color = theme.Background.ToSKColor() };
        rp.Canvas.DrawCircle(x, height, radius + RingWidth, paint);
        paint.Color = mark.Color.ToSKColor();
        rp.Canvas.DrawCircle(x, height, radius, paint);
    }

    private static LineStyle Line(Color color) => new() { Color = color.WithOpacity(0.75), Width = 1.5f };

    private void Label(
        RenderPack rp, string text, Color color, bool strong, Func<PixelSize, PixelRect?> place, List<(string, PixelRect)> placed)
    {
        if (text.Length == 0)
            return;
        using SKFont font = ChartFont.Sized(text, size, strong);
        var room = new PixelSize(font.MeasureText(text), 1.2f * size);
        if (place(room) is not { } rect)
            return;
        placed.Add((text, rect));
        DrawText(rp.Canvas, text, rect.Left, rect.Bottom - 0.3f * size, font, color);
    }

    // The halo is an outline, so that a vector format holds the text once.
    private void DrawText(SKCanvas canvas, string text, float x, float y, SKFont font, Color color)
    {
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Color = theme.Background.WithOpacity(0.9).ToSKColor(),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = Halo,
            StrokeJoin = SKStrokeJoin.Round,
        };
        using SKPath outline = font.GetTextPath(text, new SKPoint(x, y));
        canvas.DrawPath(outline, paint);
        paint.Style = SKPaintStyle.Fill;
        paint.Color = color.ToSKColor();
        canvas.DrawText(text, x, y, font, paint);
    }

    private static void PlaceLegend(RenderPack rp, LabelPlacer placer)
    {
        Legend legend = rp.Plot.Legend;
        if (!legend.IsVisible || legend.GetItems().Length == 0)
            return;
        PixelRect room = rp.DataRect.Contract(legend.Margin);
        PixelRect needed = legend.GetLayout(room.Size, rp.Paint).LegendRect;
        legend.Alignment = placer.Corner(room, needed.Size);
    }

    private static List<Pixel[]> CurvesOf(Plot plot)
    {
        var curves = new List<Pixel[]>();
        foreach (Scatter curve in plot.GetPlottables<Scatter>())
            curves.Add([.. curve.Data.GetScatterPoints().Select(p => curve.Axes.GetPixel(p))]);
        return curves;
    }
}
