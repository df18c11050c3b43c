namespace LrFind.Charts.Scenes;

/// <summary>A disc, or a ring when it has a line width.</summary>
/// <param name="X">Centre, horizontally.</param>
/// <param name="Y">Centre, vertically.</param>
/// <param name="Radius">Radius; of a ring, to the middle of its line.</param>
public sealed record CircleShape(double X, double Y, double Radius) : Shape
{
    /// <summary>Line width of a ring; null fills the circle.</summary>
    public double? Outline { get; init; }
}
