namespace LrFind.Charts.Scenes;

/// <summary>
/// A line through points, with round joins and ends. Between runs of points stands a point that is not a number.
/// Translucent lines are composited as a whole: where they cross themselves they do not get darker.
/// </summary>
/// <param name="X">Horizontal positions; NaN lifts the pen.</param>
/// <param name="Y">Vertical positions, as many; NaN where <paramref name="X"/> is.</param>
/// <param name="Width">Line width.</param>
public sealed record PolylineShape(IReadOnlyList<double> X, IReadOnlyList<double> Y, double Width) : Shape
{
    /// <summary>Length of the dashes and of the gaps between them; null for a solid line.</summary>
    public double? Dash { get; init; }
}
