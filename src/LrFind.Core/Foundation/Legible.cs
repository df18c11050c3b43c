using System.Globalization;
using System.Text;

namespace LrFind.Foundation;

/// <summary>
/// Text of others' as it can be shown: what would steer a terminal, break a line, hide or turn round what follows becomes visible. Each
/// character stays one, so that columns keep their widths.
/// </summary>
internal static class Legible
{
    private const char PictureOfNull = '\u2400', PictureOfDelete = '\u2421', Unknown = '\uFFFD';

    /// <summary>What stands between the beginning and the end of a text that was cut.</summary>
    public const string Dots = " … ";

    /// <summary>
    /// A character, which stands for itself unless it acts: a control character of ASCII is shown by its picture, any other by a question
    /// mark in a diamond.
    /// </summary>
    public static char Of(char c) => c switch
    {
        < ' ' => (char)(PictureOfNull + c),
        '\u007F' => PictureOfDelete,
        _ when Acts(c) => Unknown,
        _ => c,
    };

    /// <summary>Whether a character stands for itself.</summary>
    public static bool Shows(char c) => Of(c) == c;

    /// <summary>Text as a single line, in which halves of characters are not left alone.</summary>
    public static string Line(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!Shows(text[i]) || char.IsSurrogate(text[i]))
                return Shown(text);
        }

        return text;
    }

    /// <summary>Text of several lines of our own, which stay lines.</summary>
    public static string Lines(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(Line))
        : Line(text);

    /// <summary>A text that is not longer than so many characters: of a longer one its beginning, three dots, and its end.</summary>
    /// <param name="most">Enough for the dots.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        (int head, int tail) = Ends(text, most);
        return string.Concat(text.AsSpan(0, head), Dots, text.AsSpan(tail));
    }

    /// <summary>Where the beginning of a longer text ends, and its end begins, to keep so many characters with dots between.</summary>
    /// <param name="most">Enough for the dots, and less than there are.</param>
    public static (int Head, int Tail) Ends(string text, int most)
    {
        // What something is stands in front more often than behind.
        int head = (most - Dots.Length) * 2 / 3, tail = text.Length - (most - Dots.Length - head);
        return (SplitsPair(text, head) ? head - 1 : head, SplitsPair(text, tail) ? tail + 1 : tail);
    }

    /// <summary>A text of so many characters, with an ellipsis at its end where it was longer.</summary>
    public static string Fitted(string text, int width)
    {
        if (text.Length <= width)
            return Line(text);
        int length = Math.Max(0, width - 1);
        return string.Concat(Line(text[..(SplitsPair(text, length) ? length - 1 : length)]), "…");
    }

    private static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                shown.Append(text[i]).Append(text[++i]);
            else
                shown.Append(char.IsSurrogate(text[i]) ? Unknown : Of(text[i]));
        }

        return shown.ToString();
    }

    // The control characters beyond ASCII, line and paragraph separators, what is no character, and all that has no shape and no part in
    // one: marks of direction, which turn round what follows, and spaces without width. Joiners stay: emoji and the scripts of India and
    // Iran are written with them.
    private static bool Acts(char c) => c is >= '\u0080' && char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => c is not ('\u00AD' or '\u200C' or '\u200D') && !IsPrefix(c),
        _ => c is (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF',
    };

    // Arabic and Syriac signs that are drawn around the digits behind them.
    private static bool IsPrefix(char c) => c is (>= '\u0600' and <= '\u0605') or '\u06DD' or '\u070F' or '\u0890' or '\u0891' or '\u08E2';
}
