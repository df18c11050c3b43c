using LrFind.Charts.Layout;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Charts;

/// <summary>Small multiples: figures of one size in rows and columns, below a heading.</summary>
internal static class PanelRenderer
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 300;
    private const double PanelZoom = 0.6;
    private const double HeadingZoom = 0.9;
    private const int HeadingHeight = 72;

    /// <summary>The most figures of a picture.</summary>
    public const int MaxPanels = 64;

    /// <summary>A scene that holds figures, in rows from left to right.</summary>
    /// <param name="title">The heading, and what the picture shows for readers who do not see it.</param>
    /// <param name="subtitle">A line below it; may be empty.</param>
    /// <param name="figures">From 1 to <see cref="MaxPanels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no figure, or there are too many.</exception>
    public static Scene Render(string title, string subtitle, IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count is < 1 or > MaxPanels)
        {
            throw new ArgumentOutOfRangeException(nameof(figures), figures.Count, "A picture holds 1 to 64 figures.");
        }

        int columns = (int)Math.Ceiling(Math.Sqrt(figures.Count));
        int rows = (figures.Count + columns - 1) / columns;
        var shapes = new List<Shape>();
        DrawHeading(shapes, title, subtitle, columns * PanelWidth);
        for (int i = 0; i < figures.Count; i++)
        {
            var area = new Rect(i % columns * PanelWidth, HeadingHeight + i / columns * PanelHeight, PanelWidth, PanelHeight);
            FigureRenderer.Draw(shapes, figures[i], area, PanelZoom);
        }

        return new Scene(columns * PanelWidth, HeadingHeight + rows * PanelHeight, title, shapes);
    }

    private static void DrawHeading(List<Shape> shapes, string title, string subtitle, int width)
    {
        // In line with the titles of the panels.
        double left = new FigureStyle(PanelZoom).Padding;
        var style = new FigureStyle(HeadingZoom);
        double baseline = left + StrokeFont.CapHeight * style.Title;
        void Write(string text, double y, double size, TextWeight weight, Color color)
        {
            string shown = StrokeFont.Shorten(text, size, weight, width - 2 * left);
            if (shown.Length > 0)
                shapes.Add(new TextShape(left, y, shown, size) { Color = color, Weight = weight });
        }

        Write(title, baseline, style.Title, TextWeight.Semibold, Palette.Ink);
        Write(subtitle, baseline + 1.6 * style.Subtitle, style.Subtitle, TextWeight.Regular, Palette.Grey);
    }
}
