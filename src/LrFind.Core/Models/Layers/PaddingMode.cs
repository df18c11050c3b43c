namespace LrFind.Models.Layers;

/// <summary>What stands around a plane that is made larger.</summary>
internal enum PaddingMode
{
    /// <summary>Zeros, or another constant.</summary>
    Zeros,

    /// <summary>The values within, mirrored at the outermost ones: b, c | a, b, c. There must be as many.</summary>
    Reflect,

    /// <summary>The outermost values again.</summary>
    Replicate,

    /// <summary>The values of the other side.</summary>
    Circular,
}

/// <summary>How far a plane is made larger on each side.</summary>
internal readonly record struct Edges(int Top, int Bottom, int Left, int Right)
{
    /// <summary>The same on opposite sides.</summary>
    public static Edges Of(SpatialPair both) => new(both.Height, both.Height, both.Width, both.Width);

    /// <summary>The plane with its edges; its sizes may be more than can be addressed.</summary>
    public (long Height, long Width) Around(ChannelPlanes planes) =>
        ((long)planes.Height + Top + Bottom, (long)planes.Width + Left + Right);
}

/// <summary>PyTorch's words for what stands around a plane.</summary>
internal static class PaddingWords
{
    /// <summary>The words, in the order of <see cref="PaddingMode"/>.</summary>
    public static readonly string[] All = ["zeros", "reflect", "replicate", "circular"];

    /// <summary>What a word says.</summary>
    public static PaddingMode Of(string word) => (PaddingMode)Array.IndexOf(All, word);

    /// <summary>Its word.</summary>
    public static string Word(this PaddingMode mode) => All[(int)mode];

    /// <summary>
    /// Whether planes have values enough: one cannot be mirrored further than it goes on, nor gone around more than once.
    /// </summary>
    public static bool Fits(this PaddingMode mode, Edges edges, ChannelPlanes planes)
    {
        int missing = mode switch { PaddingMode.Reflect => 1, PaddingMode.Circular => 0, _ => int.MinValue };
        return (long)Math.Max(edges.Top, edges.Bottom) + missing <= planes.Height
            && (long)Math.Max(edges.Left, edges.Right) + missing <= planes.Width;
    }
}
