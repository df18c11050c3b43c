using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Draws what surrounds the data: gridlines, frame, ticks and all text outside the plot.</summary>
internal sealed class AxisPainter
{
    private readonly List<Shape> _shapes;
    private readonly Figure _figure;
    private readonly FigureLayout _layout;
    private readonly FigureStyle _style;

    /// <summary>A painter that adds to a list of shapes.</summary>
    public AxisPainter(List<Shape> shapes, Figure figure, FigureLayout layout, FigureStyle style)
    {
        _shapes = shapes;
        _figure = figure;
        _layout = layout;
        _style = style;
    }

    /// <summary>Draws the gridlines: faint at minor ticks, stronger at labelled ones.</summary>
    public void DrawGrid()
    {
        DrawGridlines(major: false);
        DrawGridlines(major: true);
    }

    /// <summary>Draws the frame at the left and the bottom, with ticks outside of it.</summary>
    public void DrawFrame()
    {
        Rect plot = _layout.Plot;
        double width = _style.FrameWidth;
        double major = 0.36 * _style.TickLabel;
        foreach (Tick tick in _layout.XTicks)
        {
            double x = Snap(_layout.PlaceX(_figure.X.Scale, tick.Value));
            double length = tick.Label is null ? major * 0.5 : major;
            AddRule(x, plot.Bottom, x, plot.Bottom + length, _style.Hairline, Palette.Ink);
        }

        foreach (Tick tick in _layout.YTicks)
        {
            double y = Snap(_layout.PlaceY(_figure.Y.Scale, tick.Value));
            double length = tick.Label is null ? major * 0.5 : major;
            AddRule(plot.X - length, y, plot.X, y, _style.Hairline, Palette.Ink);
        }

        AddRule(plot.X, plot.Y, plot.X, plot.Bottom + width / 2, width, Palette.Ink);
        AddRule(plot.X - width / 2, plot.Bottom, plot.Right, plot.Bottom, width, Palette.Ink);
    }

    /// <summary>Writes title, subtitle, footer and the labels of axes and ticks, shortened where they do not fit.</summary>
    public void DrawText()
    {
        Rect content = _layout.Content;
        Rect plot = _layout.Plot;
        AddText(_figure.Title, content.X, _layout.TitleBaseline, _style.Title, Palette.Ink, content.Width, weight: TextWeight.Semibold);
        AddText(_figure.Subtitle, content.X, _layout.SubtitleBaseline, _style.Subtitle, Palette.Grey, content.Width);
        if (_layout.FooterBaseline is double footer)
        {
            AddText(_figure.Footer, content.X, footer, _style.Footer, Palette.Grey, content.Width);
        }

        AddText(_figure.X.Label, plot.CenterX, _layout.XLabelBaseline, _style.AxisLabel, Palette.DarkGrey, plot.Width, TextAnchor.Middle);
        DrawYLabel(plot);
        foreach (Tick tick in _layout.XTicks)
        {
            double x = _layout.PlaceX(_figure.X.Scale, tick.Value);
            AddText(tick.Label, x, _layout.XTickBaseline, _style.TickLabel, Palette.DarkGrey, double.MaxValue, TextAnchor.Middle);
        }

        foreach (Tick tick in _layout.YTicks)
        {
            double y = _layout.PlaceY(_figure.Y.Scale, tick.Value) + StrokeFont.CapHeight * _style.TickLabel / 2;
            AddText(tick.Label, plot.X - 0.6 * _style.TickLabel, y, _style.TickLabel, Palette.DarkGrey, double.MaxValue, TextAnchor.End);
        }
    }

    // Half a pixel off the edge, an odd width covers whole pixels.
    private static double Snap(double position) => Math.Round(position - 0.5) + 0.5;

    private void DrawYLabel(Rect plot)
    {
        string label = StrokeFont.Shorten(_figure.Y.Label, _style.AxisLabel, TextWeight.Regular, plot.Height);
        if (label.Length > 0)
        {
            _shapes.Add(new TextShape(_layout.YLabelBaseline, plot.CenterY, label, _style.AxisLabel)
            {
                Color = Palette.DarkGrey,
                Anchor = TextAnchor.Middle,
                Rotation = -90,
            });
        }
    }

    private void DrawGridlines(bool major)
    {
        Rect plot = _layout.Plot;
        Color color = major ? Palette.LightGrey : Palette.FaintGrey;
        foreach (Tick tick in _layout.XTicks)
        {
            if (tick.Label is not null == major)
            {
                double x = Snap(_layout.PlaceX(_figure.X.Scale, tick.Value));
                AddRule(x, plot.Y, x, plot.Bottom, _style.Hairline, color);
            }
        }

        foreach (Tick tick in _layout.YTicks)
        {
            if (tick.Label is not null == major)
            {
                double y = Snap(_layout.PlaceY(_figure.Y.Scale, tick.Value));
                AddRule(plot.X, y, plot.Right, y, _style.Hairline, color);
            }
        }
    }

    private void AddRule(double x1, double y1, double x2, double y2, double width, Color color) =>
        _shapes.Add(new RuleShape(x1, y1, x2, y2, width) { Color = color });

    private void AddText(
        string? text,
        double x,
        double y,
        double size,
        Color color,
        double room,
        TextAnchor anchor = TextAnchor.Start,
        TextWeight weight = TextWeight.Regular)
    {
        string shown = StrokeFont.Shorten(text ?? "", size, weight, room);
        if (shown.Length > 0)
        {
            _shapes.Add(new TextShape(x, y, shown, size) { Color = color, Anchor = anchor, Weight = weight });
        }
    }
}
