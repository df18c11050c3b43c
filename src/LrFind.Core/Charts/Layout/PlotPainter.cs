using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Draws what is inside the axes: bands, lines, markers and their labels.</summary>
internal sealed class PlotPainter
{
    private const double LabelHeight = 1.3;

    private readonly List<Shape> _shapes;
    private readonly Figure _figure;
    private readonly FigureLayout _layout;
    private readonly FigureStyle _style;

    /// <summary>A painter that adds to a list of shapes; lines are cut to the plot here.</summary>
    public PlotPainter(List<Shape> shapes, Figure figure, FigureLayout layout, FigureStyle style)
    {
        _shapes = shapes;
        _figure = figure;
        _layout = layout;
        _style = style;
        Placer = new LabelPlacer(layout.Plot.Grow(-0.2 * style.TickLabel), Lines);
        foreach (Series series in figure.Series)
        {
            Lines.Add(ToLine(series));
        }

        foreach (Marker marker in figure.Markers)
        {
            Reserve(marker);
        }
    }

    /// <summary>The data lines, inside the plot, from back to front.</summary>
    public List<PolylineShape> Lines { get; } = [];

    /// <summary>Knows what is where; lines and dots of the markers are already there.</summary>
    public LabelPlacer Placer { get; }

    /// <summary>Shades the bands.</summary>
    public void DrawBands()
    {
        foreach (Band band in _figure.Bands)
        {
            if (Bounds(band) is Rect bounds)
            {
                _shapes.Add(new RectangleShape(bounds) { Color = band.Color, Opacity = band.Opacity });
            }
        }
    }

    /// <summary>Writes the labels of the bands at their top.</summary>
    public void DrawBandLabels()
    {
        double size = _style.TickLabel;
        Rect plot = _layout.Plot.Grow(-0.4 * size);
        foreach (Band band in _figure.Bands)
        {
            if (string.IsNullOrEmpty(band.Label) || Bounds(band) is not Rect bounds)
            {
                continue;
            }

            double width = StrokeFont.Measure(band.Label, size);
            double left = Math.Clamp(bounds.CenterX - width / 2, plot.X, Math.Max(plot.X, plot.Right - width));
            var place = new Rect(left, plot.Y, width, LabelHeight * size);
            if (Placer.IsFree(place))
            {
                Placer.Take(place);
                AddLabel(band.Label, place, Blend(band.Color, Palette.Ink, 0.35));
            }
        }
    }

    /// <summary>Draws the vertical lines of the markers.</summary>
    public void DrawMarkerLines()
    {
        foreach (Marker marker in _figure.Markers)
        {
            double x = _layout.PlaceX(_figure.X.Scale, marker.X);
            if (IsInside(x))
            {
                double width = Math.Max(1, 1.5 * _style.LineZoom);
                _shapes.Add(new RuleShape(x, _layout.Plot.Y, x, _layout.Plot.Bottom, width)
                {
                    Color = marker.Color,
                    Dash = Math.Max(3, Math.Round(5 * _style.LineZoom)),
                });
            }
        }
    }

    /// <summary>Draws the data lines.</summary>
    public void DrawLines() => _shapes.AddRange(Lines);

    /// <summary>Draws the dots of the markers, and labels beside them in their order: earlier ones get the better places.</summary>
    public void DrawMarkerDots()
    {
        foreach (Marker marker in _figure.Markers)
        {
            double x = _layout.PlaceX(_figure.X.Scale, marker.X);
            double y = DotHeight(marker);
            if (IsInside(x) && double.IsFinite(y))
            {
                _shapes.Add(new CircleShape(x, y, _style.DotRadius * 1.4) { Color = Palette.White });
                _shapes.Add(new CircleShape(x, y, _style.DotRadius) { Color = marker.Color });
            }
        }

        foreach (Marker marker in _figure.Markers)
        {
            LabelMarker(marker);
        }
    }

    private static Color Blend(Color a, Color b, double share) => new(
        (byte)(a.R + (b.R - a.R) * share), (byte)(a.G + (b.G - a.G) * share), (byte)(a.B + (b.B - a.B) * share));

    private PolylineShape ToLine(Series series)
    {
        double width = series.Width * _style.LineZoom;
        PointList data = series.Points;
        var x = new double[data.Count];
        var y = new double[data.Count];
        for (int i = 0; i < data.Count; i++)
        {
            x[i] = _layout.PlaceX(_figure.X.Scale, data.X(i));
            y[i] = _layout.PlaceY(_figure.Y.Scale, data.Y(i));
        }

        // Cut a little outside, so that the round end of a line that leaves the plot stays hidden behind the clip.
        PointList points = LineClipper.Clip(_layout.Plot.Grow(width), new PointList(x, y));
        return new PolylineShape(points, width)
        {
            Color = series.Color,
            Opacity = series.Opacity,
            Dash = series.Dash * width,
            Clip = _layout.Plot,
        };
    }

    private void Reserve(Marker marker)
    {
        double x = _layout.PlaceX(_figure.X.Scale, marker.X);
        if (!IsInside(x))
        {
            return;
        }

        Placer.AddRule(x);
        double y = DotHeight(marker);
        if (double.IsFinite(y))
        {
            Placer.Take(new Rect(x, y, 0, 0).Grow(_style.DotRadius * 1.4));
        }
    }

    private void LabelMarker(Marker marker)
    {
        double x = _layout.PlaceX(_figure.X.Scale, marker.X);
        if (marker.Label.Length == 0 || !IsInside(x))
        {
            return;
        }

        double size = _style.TickLabel;
        double y = DotHeight(marker);
        double middle = double.IsFinite(y) ? y - 0.5 * size : _layout.Plot.Y + size;
        double gap = double.IsFinite(y) ? _style.DotRadius * 1.4 + 0.35 * size : 0.5 * size;
        string label = StrokeFont.Shorten(marker.Label, size, TextWeight.Semibold, 0.6 * _layout.Plot.Width);
        double width = StrokeFont.Measure(label, size, TextWeight.Semibold);
        if (label.Length > 0 && Placer.PlaceBeside(x, middle, width, LabelHeight * size, gap) is Rect place)
        {
            AddLabel(label, place, marker.Color, TextWeight.Semibold);
        }
    }

    private void AddLabel(string label, Rect place, Color color, TextWeight weight = TextWeight.Regular)
    {
        double size = _style.TickLabel;
        double baseline = place.CenterY + StrokeFont.CapHeight * size / 2;
        _shapes.Add(new TextShape(place.X, baseline, label, size) { Color = color, Weight = weight, Halo = Palette.White });
    }

    private Rect? Bounds(Band band)
    {
        Rect plot = _layout.Plot;
        double from = Edge(band.From, plot.X);
        double to = Edge(band.To, plot.X);
        double left = Math.Clamp(Math.Min(from, to), plot.X, plot.Right);
        double right = Math.Clamp(Math.Max(from, to), plot.X, plot.Right);
        return right > left ? new Rect(left, plot.Y, right - left, plot.Height) : null;
    }

    // What a logarithmic axis has no place for, zero and below, lies beyond its left end.
    private double Edge(double value, double leftEnd)
    {
        double x = _layout.PlaceX(_figure.X.Scale, value);
        return double.IsFinite(x) ? x : value > 0 ? _layout.Plot.Right : leftEnd;
    }

    private double DotHeight(Marker marker)
    {
        double y = marker.Y is double value ? _layout.PlaceY(_figure.Y.Scale, value) : double.NaN;
        return y >= _layout.Plot.Y && y <= _layout.Plot.Bottom ? y : double.NaN;
    }

    private bool IsInside(double x) => x >= _layout.Plot.X && x <= _layout.Plot.Right;
}
