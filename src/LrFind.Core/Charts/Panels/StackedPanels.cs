using ScottPlot;

namespace LrFind.Charts.Panels;

/// <summary>Plots above each other, each with its share of the height.</summary>
internal sealed class StackedPanels : IMultiplotLayout
{
    // Room for the labels of the vertical axes, so that all of them begin at the same place.
    private const float LeftSize = 96, Margin = 24;

    private readonly List<(Plot Plot, double Share)> _panels = [];

    /// <summary>Adds a plot below those that are there.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="share">Its share of the height, relative to that of others.</param>
    public void Add(Plot plot, double share)
    {
        plot.Axes.Left.MinimumSize = plot.Axes.Left.MaximumSize = LeftSize;
        _panels.Add((plot, share));
    }

    /// <summary>All of them above one axis of steps, which the last one shows.</summary>
    /// <param name="steps">The steps.</param>
    public Multiplot ShareSteps(int steps)
    {
        foreach ((Plot plot, _) in _panels)
        {
            plot.Axes.SetLimitsX(0, steps);
            plot.Axes.Bottom.TickLabelStyle.IsVisible = plot == _panels[^1].Plot;
            (float bottom, float top) = (plot == _panels[^1].Plot ? Margin : 2, plot == _panels[0].Plot ? Margin : 4);
            plot.Layout.LayoutEngine = new FigureLayout(new PixelPadding(Margin, Margin, bottom, top));
        }

        _panels[^1].Plot.Axes.Bottom.Label.Text = "step";
        return ToMultiplot();
    }

    /// <summary>All of them, each with its own axes.</summary>
    public Multiplot ToMultiplot()
    {
        var all = new Multiplot(_panels[0].Plot) { Layout = this };
        foreach ((Plot plot, _) in _panels.Skip(1))
            all.Subplots.Add(plot);
        return all;
    }

    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        double all = _panels.Sum(p => p.Share);
        float top = figureRect.Top;
        var rects = new List<PixelRect>();
        foreach ((_, double share) in _panels)
        {
            float bottom = top + (float)(share / all * figureRect.Height);
            rects.Add(new PixelRect(figureRect.Left, figureRect.Right, bottom, top));
            top = bottom;
        }

        return [.. rects];
    }
}
