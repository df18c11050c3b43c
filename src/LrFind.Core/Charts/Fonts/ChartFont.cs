using System.Collections.Concurrent;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace LrFind.Charts.Fonts;

/// <summary>
/// The font of charts. It travels with the library, so that a container without fonts draws the same picture as a desktop; text with
/// letters that it lacks is set in a font of the system.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    /// <summary>The name by which plots ask for it.</summary>
    public const string Name = "lrfind";

    private static readonly Lazy<SKTypeface> s_regular = new(() => Read("Inter-Regular.otf"));
    private static readonly Lazy<SKTypeface> s_bold = new(() => Read("Inter-SemiBold.otf"));
    private static readonly ConcurrentDictionary<string, string> s_others = [];
    private static readonly Lock s_lock = new();
    private static bool s_isRegistered;

    private ChartFont()
    {
    }

    /// <summary>Makes plots of this process find the font; once is enough.</summary>
    public static void Register()
    {
        lock (s_lock)
        {
            if (!s_isRegistered)
                ScottPlot.Fonts.FontResolvers.Insert(0, new ChartFont());
            s_isRegistered = true;
        }
    }

    /// <summary>The font for a text: this one, or where it lacks letters, the font of the system that lacks the fewest.</summary>
    public static string For(string text) => Missing(s_regular.Value, text).Length == 0 ? Name : s_others.GetOrAdd(text, OfSystem);

    // All of them are looked at, since what Skia has in this place needs libraries that a container lacks.
    private static string OfSystem(string text)
    {
        string? best = null;
        int fewest = Missing(s_regular.Value, text).Length;
        foreach (string family in SKFontManager.Default.FontFamilies)
        {
            using SKTypeface typeface = SKFontManager.Default.MatchFamily(family);
            int lacks = typeface is null ? int.MaxValue : Missing(typeface, text).Length;
            if (lacks < fewest)
                (best, fewest) = (family, lacks);
        }

        return best ?? Name;
    }

    /// <summary>The font for a text in a size.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size, in pixels.</param>
    /// <param name="bold">Whether it is strong.</param>
    public static SKFont Sized(string text, float size, bool bold) =>
        new(ScottPlot.Fonts.GetTypeface(For(text), bold, italic: false), size) { Subpixel = true, Hinting = SKFontHinting.None };

    /// <summary>The letters of a text that no font here can draw, each once.</summary>
    public static string NotDrawn(string text)
    {
        SKTypeface typeface = ScottPlot.Fonts.GetTypeface(For(text), bold: false, italic: false);
        return string.Concat(Missing(typeface, text).Distinct().Select(char.ConvertFromUtf32));
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName != Name ? null : weight > FontWeight.Medium ? s_bold.Value : s_regular.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    // What stands for a character that has no shape may be a box as well.
    private static int[] Missing(SKTypeface typeface, string text) =>
        [.. text.EnumerateRunes().Where(r => !StandsForAnother(r) && !typeface.ContainsGlyph(r.Value)).Select(r => r.Value)];

    private static bool StandsForAnother(Rune r) => r.Value is (>= 0x2400 and <= 0x2421) or 0xFFFD;

    private static SKTypeface Read(string resource)
    {
        using Stream stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)!;
        return SKTypeface.FromStream(stream);
    }
}
