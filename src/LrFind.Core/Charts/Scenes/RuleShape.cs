namespace LrFind.Charts.Scenes;

/// <summary>A straight horizontal or vertical line with square ends, kept crisp: gridlines, frames, marker lines.</summary>
/// <param name="X1">Start, horizontally.</param>
/// <param name="Y1">Start, vertically.</param>
/// <param name="X2">End, horizontally; equals <paramref name="X1"/> or the line is horizontal.</param>
/// <param name="Y2">End, vertically; equals <paramref name="Y1"/> or the line is vertical.</param>
/// <param name="Width">Line width.</param>
public sealed record RuleShape(double X1, double Y1, double X2, double Y2, double Width) : Shape
{
    /// <summary>Length of the dashes and of the gaps between them; null for a solid line.</summary>
    public double? Dash { get; init; }

    /// <summary>True when the line runs up and down.</summary>
    public bool IsVertical => X1 == X2;
}
