namespace LrFind.Charts.Scenes;

/// <summary>
/// A line through points, with round joins and ends; a run of one point is a dot.
/// Translucent lines are composited as a whole: where they cross themselves they do not get darker.
/// </summary>
/// <param name="Points">Where it goes.</param>
/// <param name="Width">Line width.</param>
public sealed record PolylineShape(PointList Points, double Width) : Shape
{
    /// <summary>Length of the dashes and of the gaps between them; null for a solid line.</summary>
    public double? Dash { get; init; }
}
