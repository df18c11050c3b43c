using ScottPlot;

namespace LrFind.Charts.Panels;

/// <summary>Small plots of one size in rows and columns, below a heading.</summary>
internal sealed class PanelGrid : IMultiplotLayout
{
    /// <summary>The most plots that anybody looks at.</summary>
    public const int MostPanels = 64;

    /// <summary>The height of the heading, in pixels.</summary>
    public const int HeadingHeight = 110;

    private readonly int _columns;
    private readonly Multiplot _all;
    private readonly List<(int Row, int Column)> _places = [];

    /// <summary>An empty grid.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="texts">What stands in the heading.</param>
    /// <param name="theme">The colours.</param>
    public PanelGrid(int columns, ChartTexts texts, ChartTheme theme)
    {
        _columns = columns;
        Plot heading = Chart.Create(theme, texts);
        heading.HideAxesAndGrid();
        _all = new Multiplot(heading) { Layout = this };
    }

    /// <summary>Adds a plot at a place, counted from 0.</summary>
    public void Add(Plot plot, int row, int column)
    {
        _places.Add((row, column));
        _all.Subplots.Add(plot);
    }

    /// <summary>The heading and all plots.</summary>
    public Multiplot ToMultiplot() => _all;

    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        int rows = _places.Max(p => p.Row) + 1;
        float top = figureRect.Top + HeadingHeight;
        float width = figureRect.Width / _columns, height = (figureRect.Bottom - top) / rows;
        return
        [
            new PixelRect(figureRect.Left, figureRect.Right, top, figureRect.Top),
            .. _places.Select(p => new PixelRect(figureRect.Left + p.Column * width, figureRect.Left + (p.Column + 1) * width,
                top + (p.Row + 1) * height, top + p.Row * height)),
        ];
    }
}
