using LrFind.Charts.Scenes;

namespace LrFind.Charts;

/// <summary>Small multiples: figures of one size in rows and columns.</summary>
public static class PanelRenderer
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 300;
    private const double PanelZoom = 0.6;

    /// <summary>The most figures of a picture.</summary>
    public const int MaxPanels = 64;

    /// <summary>A scene that holds figures, in rows from left to right.</summary>
    /// <param name="title">What the picture shows, for readers who do not see it.</param>
    /// <param name="figures">From 1 to <see cref="MaxPanels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no figure, or there are too many.</exception>
    public static Scene Render(string title, IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count is < 1 or > MaxPanels)
        {
            throw new ArgumentOutOfRangeException(nameof(figures), figures.Count, "A picture holds 1 to 64 figures.");
        }

        int columns = (int)Math.Ceiling(Math.Sqrt(figures.Count));
        int rows = (figures.Count + columns - 1) / columns;
        var shapes = new List<Shape>();
        for (int i = 0; i < figures.Count; i++)
        {
            var area = new Rect(i % columns * PanelWidth, i / columns * PanelHeight, PanelWidth, PanelHeight);
            FigureRenderer.Draw(shapes, figures[i], area, PanelZoom);
        }

        return new Scene(columns * PanelWidth, rows * PanelHeight, title, shapes);
    }
}
