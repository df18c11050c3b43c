namespace LrFind.Charts.Scenes;

/// <summary>A picture as a flat list of shapes, drawn in order. Made once, written as SVG or PNG.</summary>
/// <param name="Width">Width, in logical pixels.</param>
/// <param name="Height">Height, in logical pixels.</param>
/// <param name="Title">What the picture shows, for readers who do not see it.</param>
/// <param name="Shapes">The shapes, from back to front.</param>
public sealed record Scene(int Width, int Height, string Title, IReadOnlyList<Shape> Shapes)
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
