namespace LrFind.Charts.Scenes;

/// <summary>A line of text.</summary>
/// <param name="X">Horizontal position of the anchor.</param>
/// <param name="Y">Vertical position of the baseline.</param>
/// <param name="Text">What is written.</param>
/// <param name="Size">Font size (height of the em).</param>
public sealed record TextShape(double X, double Y, string Text, double Size) : Shape
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
