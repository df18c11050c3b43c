namespace LrFind.Charts.Raster;

/// <summary>
/// A letter as pen strokes, flattened to straight pieces, in font units: 22 to the em, baseline at 0, y upwards.
/// Points describe the middle of the pen; NaN lifts it; a stroke of two equal points is a dot.
/// </summary>
/// <param name="Advance">Distance to the next letter.</param>
/// <param name="X">Horizontal positions; 0 is where the letter before ended.</param>
/// <param name="Y">Vertical positions.</param>
internal sealed record Glyph(float Advance, float[] X, float[] Y)
{
    /// <summary>True for a superscript: drawn smaller and above the baseline; advance and points are those of the full size.</summary>
    public bool IsRaised { get; init; }
}
