namespace LrFind.Charts.Scenes;

/// <summary>A rectangle in logical pixels; y grows downwards.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, not negative.</param>
/// <param name="Height">Height, not negative.</param>
public readonly record struct Rect(double X, double Y, double Width, double Height)
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
