namespace LrFind.Charts.Scenes;

/// <summary>A picture as a flat list of shapes, drawn in order. Made once, written as SVG or PNG.</summary>
/// <param name="Width">Width, in logical pixels.</param>
/// <param name="Height">Height, in logical pixels.</param>
/// <param name="Title">What the picture shows, for readers who do not see it.</param>
/// <param name="Shapes">The shapes, from back to front.</param>
internal sealed record Scene(int Width, int Height, string Title, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Smallest width, in logical pixels.</summary>
    public const int MinWidth = 320;

    /// <summary>Smallest height, in logical pixels.</summary>
    public const int MinHeight = 200;

    /// <summary>Largest width and height, in logical pixels.</summary>
    public const int MaxSize = 8000;

    /// <summary>Colour behind all shapes.</summary>
    public Color Background { get; init; } = Palette.White;
}

/// <summary>One thing to draw. All positions and sizes are finite and in logical pixels; y grows downwards.</summary>
internal abstract record Shape
{
    private protected Shape()
    {
    }

    /// <summary>Colour of the shape.</summary>
    public required Color Color { get; init; }

    /// <summary>Opacity, above 0 and up to 1; applies to the shape as a whole.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Nothing is drawn outside of this rectangle; null does not limit.</summary>
    public Rect? Clip { get; init; }
}

/// <summary>A disc, or a ring when it has a line width.</summary>
/// <param name="X">Centre, horizontally.</param>
/// <param name="Y">Centre, vertically.</param>
/// <param name="Radius">Radius; of a ring, to the middle of its line.</param>
internal sealed record CircleShape(double X, double Y, double Radius) : Shape
{
    /// <summary>Line width of a ring; null fills the circle.</summary>
    public double? Outline { get; init; }
}

/// <summary>
/// A line through points, with round joins and ends; a run of one point is a dot.
/// Translucent lines are composited as a whole: where they cross themselves they do not get darker.
/// </summary>
/// <param name="Width">Line width.</param>
internal sealed record PolylineShape(PointList Points, double Width) : Shape
{
    /// <summary>Length of the dashes and of the gaps between them; null for a solid line.</summary>
    public double? Dash { get; init; }
}

/// <summary>A filled rectangle.</summary>
/// <param name="Bounds">Its place.</param>
internal sealed record RectangleShape(Rect Bounds) : Shape;

/// <summary>A straight horizontal or vertical line with square ends, kept crisp: gridlines, frames, marker lines.</summary>
/// <param name="X1">Start, horizontally.</param>
/// <param name="Y1">Start, vertically.</param>
/// <param name="X2">End, horizontally; equals <paramref name="X1"/> or the line is horizontal.</param>
/// <param name="Y2">End, vertically; equals <paramref name="Y1"/> or the line is vertical.</param>
/// <param name="Width">Line width.</param>
internal sealed record RuleShape(double X1, double Y1, double X2, double Y2, double Width) : Shape
{
    /// <summary>Length of the dashes and of the gaps between them; null for a solid line.</summary>
    public double? Dash { get; init; }

    /// <summary>True when the line runs up and down.</summary>
    public bool IsVertical => X1 == X2;
}

/// <summary>A line of text.</summary>
/// <param name="X">Horizontal position of the anchor.</param>
/// <param name="Y">Vertical position of the baseline.</param>
/// <param name="Text">What is written.</param>
/// <param name="Size">Font size (height of the em).</param>
internal sealed record TextShape(double X, double Y, string Text, double Size) : Shape
{
    /// <summary>Which part of the text stands at the anchor.</summary>
    public TextAnchor Anchor { get; init; }

    /// <summary>Thickness of the letters.</summary>
    public TextWeight Weight { get; init; }

    /// <summary>Turn around the anchor, in degrees clockwise.</summary>
    public double Rotation { get; init; }

    /// <summary>Colour around the letters that keeps them legible over lines; null for none.</summary>
    public Color? Halo { get; init; }
}

/// <summary>Which part of a text stands at its anchor.</summary>
internal enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}

/// <summary>Thickness of letters.</summary>
internal enum TextWeight
{
    /// <summary>For labels and running text.</summary>
    Regular,

    /// <summary>For titles.</summary>
    Semibold,
}

/// <summary>A rectangle in logical pixels; y grows downwards.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, not negative.</param>
/// <param name="Height">Height, not negative.</param>
internal readonly record struct Rect(double X, double Y, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => X + Width;

    /// <summary>Bottom edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Middle between left and right edge.</summary>
    public double CenterX => X + Width / 2;

    /// <summary>Middle between top and bottom edge.</summary>
    public double CenterY => Y + Height / 2;

    /// <summary>The rectangle grown on all sides; shrunk when <paramref name="margin"/> is negative.</summary>
    public Rect Grow(double margin) => new(X - margin, Y - margin, Width + 2 * margin, Height + 2 * margin);

    /// <summary>True when the two share more than an edge.</summary>
    public bool Overlaps(Rect other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>True when <paramref name="other"/> lies within, edges included.</summary>
    public bool Contains(Rect other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;
}

/// <summary>The points of a line. Between two runs of the line stands a point that is not a number.</summary>
internal sealed class PointList
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>The points (x[i], y[i]). The arrays are not copied and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public PointList(double[] x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"A line needs one y for each x, but has {x.Length} x and {y.Length} y.");
        }

        _x = x;
        _y = y;
    }

    /// <summary>Number of points, those that lift the pen included.</summary>
    public int Count => _x.Length;

    /// <summary>Horizontal position of a point.</summary>
    public double X(int index) => _x[index];

    /// <summary>Vertical position of a point.</summary>
    public double Y(int index) => _y[index];

    /// <summary>True when there is such a point and it is a place, not a break.</summary>
    public bool IsPlace(int index) => index >= 0 && index < _x.Length && double.IsFinite(_x[index]) && double.IsFinite(_y[index]);
}
