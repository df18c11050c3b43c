using System.Text;
using LrFind.Charts.Fonts;
using LrFind.Charts.Panels;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace LrFind.Charts;

/// <summary>How large a picture is.</summary>
/// <param name="Width">Its width, in pixels of a plain screen.</param>
/// <param name="Height">Its height.</param>
/// <param name="Scale">Pixels of a raster format for each of those.</param>
internal sealed record PictureSize(int Width, int Height, double Scale = 1)
{
    /// <summary>The size of pictures where nothing else is said.</summary>
    public static PictureSize Default { get; } = new(1200, 800);

    /// <summary>The narrowest picture.</summary>
    public const int MinWidth = 320;

    /// <summary>The lowest picture.</summary>
    public const int MinHeight = 200;

    /// <summary>The widest and the highest picture.</summary>
    public const int MaxSize = 8000;

    /// <summary>The smallest scale.</summary>
    public const double MinScale = 0.5;

    /// <summary>The largest scale.</summary>
    public const double MaxScale = 4;

    /// <summary>The most pixels of a picture in all: 256 MiB of them.</summary>
    public const int MaxPixels = 1 << 26;

    // Its format has 14 bits for each side.
    private const int MaxSideOfWebp = 16_383;

    /// <summary>
    /// What is too large about a picture of pixels, in words; <see langword="null"/> where it can be drawn. One of lines and text always can.
    /// </summary>
    public string? ExcessOf(PictureFormat format)
    {
        (double width, double height) = (Math.Round(Width * Scale), Math.Round(Height * Scale));
        if (format is PictureFormat.Svg or PictureFormat.Pdf)
            return null;
        if (width * height > MaxPixels)
            return FormattableString.Invariant($"{width} by {height} pixels; expected at most {MaxPixels} in all");
        return format == PictureFormat.Webp && Math.Max(width, height) > MaxSideOfWebp
            ? FormattableString.Invariant($"{width} by {height} pixels; expected at most {MaxSideOfWebp} on a side of a WebP") : null;
    }

    /// <summary>How large everything is drawn, where that does not go by the size of the picture.</summary>
    public double? FixedZoom { get; init; }

    // Labels smaller than 11 pixels cannot be read.
    private const double LeastZoom = 11 / Chart.LabelSize;

    /// <summary>
    /// How large everything is drawn: 1 for 1200 by 800. Text shrinks more slowly than the picture, because readers do not shrink with it;
    /// very long or tall pictures go by their short side.
    /// </summary>
    public double Zoom
    {
        get
        {
            if (FixedZoom is { } zoom)
                return zoom;
            double area = Math.Sqrt(Width * Height / (double)(Default.Width * Default.Height));
            double shortSide = Math.Min(Width / (double)Default.Width, Height / (double)Default.Height);
            double size = Math.Min(area, 1.6 * shortSide);
            return Math.Max(LeastZoom, size < 1 ? 0.4 + 0.6 * size : Math.Pow(size, 0.95));
        }
    }
}

/// <summary>Plots as one picture.</summary>
/// <param name="Plots">The plots, each at its place.</param>
/// <param name="Title">What it shows, for readers who do not see it.</param>
/// <param name="Description">What it says, for the same.</param>
internal sealed record Picture(IMultiplot Plots, string Title, string Description)
{
    /// <summary>A picture of one plot.</summary>
    public static Picture Of(Plot plot, string title, string description) => new(new Multiplot(plot), title, description);

    /// <summary>The letters in it that no font here can draw, each once.</summary>
    public string NotDrawn() => string.Concat(
        Plots.Subplots.GetPlots().SelectMany(TextsOf).SelectMany(t => ChartFont.NotDrawn(t).EnumerateRunes()).Distinct());

    private static IEnumerable<string> TextsOf(Plot plot) =>
    [
        .. plot.Axes.GetPanels().OfType<TextPanel>().SelectMany(p => p.Texts).Select(t => t.Text),
        plot.Axes.Left.Label.Text,
        .. plot.GetPlottables<Scatter>().Select(c => c.LegendText),
    ];

    /// <summary>Writes the picture.</summary>
    /// <exception cref="IOException">It has more pixels than the memory or the format can hold.</exception>
    public void Write(Stream stream, PictureFormat format, PictureSize size)
    {
        switch (format)
        {
            case PictureFormat.Svg:
                WriteSvg(stream, size);
                break;
            case PictureFormat.Pdf:
                WritePdf(stream, size);
                break;
            default:
                WritePixels(stream, format, size);
                break;
        }
    }

    private void WritePixels(Stream stream, PictureFormat format, PictureSize size)
    {
        bool isOpaque = format == PictureFormat.Jpeg || Plots.Subplots.GetPlots().All(p => p.FigureBackground.Color.A == byte.MaxValue);
        var info = new SKImageInfo((int)Math.Round(size.Width * size.Scale), (int)Math.Round(size.Height * size.Scale),
            SKImageInfo.PlatformColorType, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        using SKSurface? surface = SKSurface.Create(info);
        if (surface is null)
            throw TooLarge(info, format);
        // The background behind a picture without one, for a format that knows no transparency.
        surface.Canvas.Clear(format == PictureFormat.Jpeg ? SKColors.White : SKColors.Transparent);
        Draw(surface.Canvas, size, size.Scale);
        using SKPixmap pixels = surface.PeekPixels();
        // A filter and a level that take a fifth of the time of the default ones.
        using SKData? data = format switch
        {
            PictureFormat.Png => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1)),
            PictureFormat.Webp => pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 70)),
            _ => pixels.Encode(new SKJpegEncoderOptions(92)),
        };
        if (data is null)
            throw TooLarge(info, format);
        data.SaveTo(stream);
    }

    private static IOException TooLarge(SKImageInfo info, PictureFormat format) => new(FormattableString.Invariant(
        $"there can be no {format.ToString().ToUpperInvariant()} of {info.Width} by {info.Height} pixels; a smaller size or scale can be drawn"));

    private void WritePdf(Stream stream, PictureSize size)
    {
        using var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = Title, Subject = Description });
        Draw(document.BeginPage(size.Width, size.Height), size, 1);
        document.EndPage();
        document.Close();
    }

    private void WriteSvg(Stream stream, PictureSize size)
    {
        using var drawn = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, size.Width, size.Height), drawn))
            Draw(canvas, size, 1);
        stream.Write(SvgText.Described(Encoding.UTF8.GetString(drawn.ToArray()), Title, Description));
    }

    private void Draw(SKCanvas canvas, PictureSize size, double scale)
    {
        double zoom = size.Zoom;
        var area = new PixelRect(0, (float)(size.Width / zoom), (float)(size.Height / zoom), 0);
        // A first time for the axes to settle: a plot draws itself again where they changed, and what is drawn twice shows.
        using (var nowhere = new SKNoDrawCanvas((int)area.Width, (int)area.Height))
            Plots.Render(nowhere, area);
        canvas.Scale((float)(zoom * scale));
        // The seams between plots lie within pixels, through which something would shine.
        if (Plots.Subplots.GetPlots()[0].FigureBackground.Color is { A: byte.MaxValue } background)
            canvas.Clear(background.ToSKColor());
        foreach ((Plot plot, PixelRect rect) in Plots.Subplots.GetPlots().Zip(Plots.Layout.GetSubplotRectangles(Plots.Subplots, area)))
            plot.Render(canvas, rect);
    }
}
