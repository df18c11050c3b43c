using ScottPlot;
using ScottPlot.LayoutEngines;

namespace LrFind.Charts.Panels;

/// <summary>Leaves a margin around the figure, and tells texts beside the plot how wide they may be.</summary>
/// <param name="margin">The margin, in pixels.</param>
internal sealed class FigureLayout(PixelPadding margin) : ILayoutEngine
{
    private readonly Automatic _inner = new();

    /// <inheritdoc/>
    public Layout GetLayout(PixelRect figureRect, Plot plot, Paint paint)
    {
        PixelRect inner = figureRect.Contract(margin);
        foreach (TextPanel panel in plot.Axes.GetPanels().OfType<TextPanel>())
            (panel.Left, panel.Width) = (inner.Left, inner.Width);
        Layout layout = _inner.GetLayout(inner, plot, paint);
        return new Layout(figureRect, layout.DataRect, layout.PanelSizes, layout.PanelOffsets);
    }
}
