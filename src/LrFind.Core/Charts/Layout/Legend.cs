using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Names of the series: in a corner of the plot that no line passes through, or else in a row above the plot.</summary>
internal sealed class Legend
{
    private const double LargestShareOfPlot = 0.6;

    private readonly List<Series> _entries = [];
    private readonly FigureStyle _style;
    private readonly double _size;
    private readonly double _swatch;
    private readonly double _line;

    /// <summary>The legend of a figure.</summary>
    public Legend(Figure figure, FigureStyle style)
    {
        _style = style;
        _size = style.TickLabel;
        _swatch = 1.9 * _size;
        _line = 1.45 * _size;
        foreach (Series series in figure.Series)
        {
            if (!string.IsNullOrEmpty(series.Label))
            {
                _entries.Add(series);
            }
        }
    }

    /// <summary>True when no series has a name.</summary>
    public bool IsEmpty => _entries.Count == 0;

    private double Gap => 0.55 * _size;

    /// <summary>A free corner large enough for the legend; null when there is none.</summary>
    public Rect? FindCorner(Rect plot, LabelPlacer placer)
    {
        double width = 2 * Gap + _swatch + Gap + WidestEntry();
        double height = _entries.Count * _line + Gap;
        if (width > LargestShareOfPlot * plot.Width || height > LargestShareOfPlot * plot.Height)
        {
            return null;
        }

        double inset = 0.6 * _size;
        for (int corner = 0; corner < 4; corner++)
        {
            // In this order: top right, bottom left, top left, bottom right.
            bool right = corner is 0 or 3;
            bool top = corner is 0 or 2;
            double x = right ? plot.Right - inset - width : plot.X + inset;
            double y = top ? plot.Y + inset : plot.Bottom - inset - height;
            var box = new Rect(x, y, width, height);
            if (placer.IsFree(box) && placer.IsClear(box.Grow(inset / 2)))
            {
                return box;
            }
        }

        return null;
    }

    /// <summary>Draws the legend one name below the other into a box from <see cref="FindCorner"/>.</summary>
    public void DrawInside(List<Shape> shapes, Rect box)
    {
        shapes.Add(new RectangleShape(box) { Color = Palette.White, Opacity = 0.88 });
        double middle = box.Y + Gap / 2 + _line / 2;
        foreach (Series series in _entries)
        {
            DrawEntry(shapes, series, box.X + Gap, middle, double.MaxValue);
            middle += _line;
        }
    }

    /// <summary>Draws the legend as one row that starts at the left of the plot; long names are shortened to fit.</summary>
    public void DrawAbove(List<Shape> shapes, Rect plot, double middle)
    {
        double between = 1.6 * _size;
        double fixedWidth = _swatch + Gap;
        double share = (plot.Width - (_entries.Count - 1) * between) / _entries.Count - fixedWidth;
        double total = 0;
        foreach (Series series in _entries)
        {
            total += fixedWidth + between + StrokeFont.Measure(series.Label!, _size);
        }

        double room = total - between <= plot.Width ? double.MaxValue : share;
        double x = plot.X;
        foreach (Series series in _entries)
        {
            x += DrawEntry(shapes, series, x, middle, room) + between;
        }
    }

    private double DrawEntry(List<Shape> shapes, Series series, double x, double middle, double room)
    {
        double y = Math.Round(middle) + 0.5;
        shapes.Add(new PolylineShape(new PointList([x, x + _swatch], [y, y]), series.Width * _style.LineZoom)
        {
            Color = series.Color,
            // A faint line is harder to see in a short sample than along a whole curve.
            Opacity = Math.Min(1, series.Opacity * 1.3),
            Dash = series.Dash * series.Width * _style.LineZoom,
        });
        string label = StrokeFont.Shorten(series.Label!, _size, TextWeight.Regular, room);
        shapes.Add(new TextShape(x + _swatch + Gap, y + StrokeFont.CapHeight * _size / 2, label, _size) { Color = Palette.DarkGrey });
        return _swatch + Gap + StrokeFont.Measure(label, _size);
    }

    private double WidestEntry()
    {
        double widest = 0;
        foreach (Series series in _entries)
        {
            widest = Math.Max(widest, StrokeFont.Measure(series.Label!, _size));
        }

        return widest;
    }
}
