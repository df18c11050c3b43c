using LrFind.Charts.Layout;
using LrFind.Charts.Scenes;

namespace LrFind.Charts;

/// <summary>Turns a figure into a scene: the only place that decides what stands where.</summary>
internal static class FigureRenderer
{
    /// <summary>A scene that holds one figure.</summary>
    /// <param name="width">Width in logical pixels, 320 to 8000.</param>
    /// <param name="height">Height in logical pixels, 200 to 8000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is out of range.</exception>
    public static Scene Render(Figure figure, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (width is < Scene.MinWidth or > Scene.MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a figure is 320 to 8000 pixels.");
        }

        if (height is < Scene.MinHeight or > Scene.MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(height), height, "The height of a figure is 200 to 8000 pixels.");
        }

        var shapes = new List<Shape>();
        Draw(shapes, figure, new Rect(0, 0, width, height));
        return new Scene(width, height, figure.Title, shapes);
    }

    /// <summary>Adds a figure to a picture that may hold several.</summary>
    /// <param name="shapes">The picture so far; the shapes of the figure are added at its end.</param>
    /// <param name="area">Where to show it, in logical pixels.</param>
    /// <param name="zoom">Size of text and lines relative to a 1200×800 figure; null chooses by the size of the area.
    /// Give panels of one picture the same.</param>
    public static void Draw(ICollection<Shape> shapes, Figure figure, Rect area, double? zoom = null)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentNullException.ThrowIfNull(figure);
        FigureStyle style = zoom is double size ? new FigureStyle(size) : FigureStyle.ForSize(area.Width, area.Height);
        var legend = new Legend(figure, style);
        FigureLayout layout = FigureLayout.Create(figure, area, style, legendRow: false);
        List<Shape>? inside = legend.IsEmpty ? Compose(figure, layout, style) : ComposeWithCorner(figure, layout, style, legend);
        foreach (Shape shape in inside ?? ComposeWithRow(figure, area, style, legend))
        {
            shapes.Add(shape);
        }
    }

    private static List<Shape>? ComposeWithCorner(Figure figure, FigureLayout layout, FigureStyle style, Legend legend)
    {
        var probe = new PlotPainter([], figure, layout, style);
        probe.DrawBandLabels();
        return legend.FindCorner(layout.Plot, probe.Placer) is Rect corner ? Compose(figure, layout, style, legend, corner) : null;
    }

    private static List<Shape> ComposeWithRow(Figure figure, Rect area, FigureStyle style, Legend legend)
    {
        FigureLayout layout = FigureLayout.Create(figure, area, style, legendRow: true);
        List<Shape> shapes = Compose(figure, layout, style);
        legend.DrawAbove(shapes, layout.Plot, layout.LegendMiddle);
        return shapes;
    }

    private static List<Shape> Compose(Figure figure, FigureLayout layout, FigureStyle style, Legend? legend = null, Rect corner = default)
    {
        var shapes = new List<Shape>();
        var axes = new AxisPainter(shapes, figure, layout, style);
        var plot = new PlotPainter(shapes, figure, layout, style);
        plot.DrawBands();
        axes.DrawGrid();
        plot.DrawMarkerLines();
        plot.DrawLines();
        axes.DrawFrame();
        plot.DrawBandLabels();
        if (legend is not null)
        {
            plot.Placer.Take(corner);
            legend.DrawInside(shapes, corner);
        }

        plot.DrawMarkerDots();
        axes.DrawText();
        return shapes;
    }
}
