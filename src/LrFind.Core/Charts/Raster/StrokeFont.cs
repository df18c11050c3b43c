using LrFind.Charts.Scenes;

namespace LrFind.Charts.Raster;

/// <summary>
/// A sans-serif of single pen strokes: the letters of the PNG charts, and the ruler for the layout of all charts.
/// Covers printable ASCII, raised digits and some mathematical signs; accented Latin letters lose their accent,
/// anything else becomes a box.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Height of capitals relative to the font size, pen included.</summary>
    public const double CapHeight = (14 + PenRegular) / UnitsPerEm;

    /// <summary>Height of small letters without ascender relative to the font size, pen included.</summary>
    public const double XHeight = (10 + PenRegular) / UnitsPerEm;

    /// <summary>Reach above the baseline relative to the font size.</summary>
    public const double Ascent = 0.80;

    /// <summary>Reach below the baseline relative to the font size.</summary>
    public const double Descent = 0.25;

    internal const float UnitsPerEm = 22;

    /// <summary>Size of raised digits relative to plain ones.</summary>
    internal const float RaisedSize = 0.68f;

    /// <summary>Height of the foot of raised digits, in units: their tops stand a little above the capitals.</summary>
    internal const float RaisedFoot = 7.2f;

    private const float PenRegular = 1.7f;
    private const float PenSemibold = 2.55f;
    private const float RaisedPen = 0.85f;
    private const float RegularTracking = 0.25f;
    private const float SemiboldTracking = 0.8f;
    private const int CacheSize = 0x180;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private const string RaisedFrom = "0123456789-";

    // U+00C0 to U+00FF, each as the letter that is left without its accent.
    private const string LatinBase = "AAAAAAACEEEEIIIIDNOOOOO×OUUUUYPsaaaaaaaceeeeiiiidnooooo÷ouuuuypy";

    private static readonly Glyph?[] s_cache = new Glyph?[CacheSize];
    private static readonly Glyph s_replacement = Read(GlyphTable.Replacement);

    /// <summary>Width of a line of text.</summary>
    /// <param name="size">Font size; the width has the same unit.</param>
    /// <param name="weight">Thickness of the letters; thicker ones stand slightly wider.</param>
    public static double Measure(string text, double size, TextWeight weight = TextWeight.Regular)
    {
        ArgumentNullException.ThrowIfNull(text);
        double units = 0;
        foreach (char c in text)
        {
            if (Find(c) is Glyph glyph)
            {
                units += Advance(glyph, weight);
            }
        }

        return units * size / UnitsPerEm;
    }

    /// <summary>The text, or as much of its start as fits into a width with an ellipsis behind it; empty when nothing fits.</summary>
    public static string Shorten(string text, double size, TextWeight weight, double width)
    {
        if (Measure(text, size, weight) <= width)
        {
            return text;
        }

        double room = width - Measure("…", size, weight);
        int length = 0;
        double used = 0;
        while (room > 0 && length < text.Length)
        {
            used += (Find(text[length]) is Glyph glyph ? Advance(glyph, weight) : 0) * size / UnitsPerEm;
            if (used > room)
            {
                break;
            }

            length++;
        }

        // Half of a surrogate pair is not text.
        length -= length > 0 && char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
        return room > 0 ? text[..length].TrimEnd() + "…" : "";
    }

    /// <summary>The shape of a character; null for one that only modifies its neighbour and takes no room.</summary>
    internal static Glyph? Find(char c)
    {
        if (char.IsLowSurrogate(c) || c is (>= '\u0300' and <= '\u036f') or '\u200b' or '\ufe0f')
        {
            return null;
        }

        if (c >= CacheSize)
        {
            return Load(c);
        }

        return s_cache[c] ??= Load(c);
    }

    internal static float Advance(Glyph glyph, TextWeight weight) =>
        (glyph.Advance + (weight == TextWeight.Semibold ? SemiboldTracking : RegularTracking)) * (glyph.IsRaised ? RaisedSize : 1);

    internal static float Pen(Glyph glyph, TextWeight weight) =>
        (glyph.IsRaised ? RaisedPen : 1) * (weight == TextWeight.Semibold ? PenSemibold : PenRegular);

    private static Glyph Load(char c)
    {
        int raised = Raised.IndexOf(c, StringComparison.Ordinal);
        if (raised >= 0)
        {
            return Read(GlyphTable.Find(RaisedFrom[raised])!) with { IsRaised = true };
        }

        string? path = GlyphTable.Find(c is >= '\u00c0' and <= '\u00ff' ? LatinBase[c - '\u00c0'] : c);
        return path is null ? s_replacement : Read(path);
    }

    private static Glyph Read(string text)
    {
        int first = text.IndexOf(' ', StringComparison.Ordinal);
        int second = text.IndexOf(' ', first + 1);
        second = second < 0 ? text.Length : second;
        float left = Parse(text.AsSpan(0, first));
        float right = Parse(text.AsSpan(first, second - first));
        (float[] x, float[] y) = GlyphPath.Flatten(text.AsSpan(second));
        float width = 0;
        for (int i = 0; i < x.Length; i++)
        {
            width = x[i] > width ? x[i] : width;
            x[i] += left;
        }

        return new Glyph(left + width + right, x, y);
    }

    private static float Parse(ReadOnlySpan<char> number) =>
        float.Parse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
}
