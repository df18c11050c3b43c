namespace LrFind.Charts;

/// <summary>
/// A place worth naming: a thin dashed vertical line with a label beside it, and a dot when the place has a height.
/// A marker outside the axes is not drawn; a label that finds no free room is left out, its line stays.
/// </summary>
/// <param name="X">Horizontal position, in data units.</param>
/// <param name="Label">Text beside the line; may be empty.</param>
public sealed record Marker(double X, string Label)
{
    /// <summary>Height of the dot, in data units; null draws only the line.</summary>
    public double? Y { get; init; }

    /// <summary>Colour of line, dot and label.</summary>
    public Color Color { get; init; } = Palette.Vermilion;
}
