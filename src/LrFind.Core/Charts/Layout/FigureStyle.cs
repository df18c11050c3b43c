namespace LrFind.Charts.Layout;

/// <summary>Sizes of text, lines and gaps, in logical pixels, for a figure of some size.</summary>
internal sealed class FigureStyle
{
    private const double ReferenceWidth = 1200;
    private const double ReferenceHeight = 800;

    /// <summary>The style at a zoom: 1 is for 1200×800.</summary>
    public FigureStyle(double zoom)
    {
        Zoom = zoom;
        Title = Math.Max(14, 26 * zoom);
        Subtitle = Math.Max(11, 17 * zoom);
        AxisLabel = Math.Max(11, 17 * zoom);
        TickLabel = Math.Max(10.5, 15 * zoom);
        Footer = Math.Max(10, 13 * zoom);
        Padding = 24 * zoom;
        LineZoom = Math.Max(0.5, zoom);
        Hairline = Math.Max(1, Math.Round(zoom));
        FrameWidth = Math.Max(1, 1.5 * zoom);
        DotRadius = Math.Max(3.5, 6 * zoom);
    }

    /// <summary>Size relative to the style of 1200×800.</summary>
    public double Zoom { get; }

    /// <summary>Font size of the title.</summary>
    public double Title { get; }

    /// <summary>Font size of the subtitle.</summary>
    public double Subtitle { get; }

    /// <summary>Font size of the axis labels.</summary>
    public double AxisLabel { get; }

    /// <summary>Font size of tick labels, legend, bands and markers.</summary>
    public double TickLabel { get; }

    /// <summary>Font size of the footer.</summary>
    public double Footer { get; }

    /// <summary>Gap between the edge of the figure and its content.</summary>
    public double Padding { get; }

    /// <summary>Factor for the widths of data lines.</summary>
    public double LineZoom { get; }

    /// <summary>Width of gridlines.</summary>
    public double Hairline { get; }

    /// <summary>Width of the frame.</summary>
    public double FrameWidth { get; }

    /// <summary>Radius of a marker's dot, without its ring.</summary>
    public double DotRadius { get; }

    /// <summary>
    /// The style for a figure of this size, in logical pixels. Text shrinks more slowly than the figure, because readers
    /// do not shrink with it; very long or tall figures are styled by their short side.
    /// </summary>
    public static FigureStyle ForSize(double width, double height)
    {
        double area = Math.Sqrt(width * height / (ReferenceWidth * ReferenceHeight));
        double shortSide = Math.Min(width / ReferenceWidth, height / ReferenceHeight);
        double size = Math.Min(area, 1.6 * shortSide);
        return new FigureStyle(size < 1 ? 0.4 + 0.6 * size : Math.Pow(size, 0.95));
    }
}
