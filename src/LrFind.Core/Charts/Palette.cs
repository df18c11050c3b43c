using System.Globalization;

namespace LrFind.Charts;

/// <summary>
/// Colours that stay apart for colour-blind readers and in greyscale print: the set of Okabe and Ito (2008),
/// plus the greys used for everything that is not data.
/// </summary>
internal static class Palette
{
    /// <summary>First choice for a data line.</summary>
    public static Color Blue { get; } = new(0x00, 0x72, 0xb2);

    /// <summary>For what asks to be looked at: the marker of a suggestion.</summary>
    public static Color Vermilion { get; } = new(0xd5, 0x5e, 0x00);

    /// <summary>Third data colour.</summary>
    public static Color Green { get; } = new(0x00, 0x9e, 0x73);

    /// <summary>Fourth data colour.</summary>
    public static Color Purple { get; } = new(0xcc, 0x79, 0xa7);

    /// <summary>Fifth data colour.</summary>
    public static Color Orange { get; } = new(0xe6, 0x9f, 0x00);

    /// <summary>Sixth data colour.</summary>
    public static Color Sky { get; } = new(0x56, 0xb4, 0xe9);

    /// <summary>Background.</summary>
    public static Color White { get; } = new(0xff, 0xff, 0xff);

    /// <summary>Titles and frame.</summary>
    public static Color Ink { get; } = new(0x1c, 0x22, 0x2b);

    /// <summary>Axis and tick labels.</summary>
    public static Color DarkGrey { get; } = new(0x3f, 0x47, 0x53);

    /// <summary>Subtitle and footer.</summary>
    public static Color Grey { get; } = new(0x68, 0x71, 0x7e);

    /// <summary>Gridlines at labelled ticks.</summary>
    public static Color LightGrey { get; } = new(0xdf, 0xe3, 0xe8);

    /// <summary>Gridlines at unlabelled ticks.</summary>
    public static Color FaintGrey { get; } = new(0xf1, 0xf3, 0xf5);

    /// <summary>A data colour by position; starts again after the sixth.</summary>
    /// <param name="index">Zero-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public static Color Data(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return (index % 6) switch
        {
            0 => Blue,
            1 => Vermilion,
            2 => Green,
            3 => Purple,
            4 => Orange,
            _ => Sky,
        };
    }
}

/// <summary>An opaque sRGB colour, eight bits per channel.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
internal readonly record struct Color(byte R, byte G, byte B)
{
    /// <summary>The colour as CSS writes it, for example <c>#0072b2</c>.</summary>
    public string ToHex() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");
}
