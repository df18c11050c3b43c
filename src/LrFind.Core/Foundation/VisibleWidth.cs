using System.Globalization;
using System.Runtime.CompilerServices;
using Wcwidth;

namespace LrFind.Foundation;

/// <summary>
/// How many columns of a terminal text takes: letters of East Asia and most pictures take two, marks on other letters none. It is asked
/// of what is shown, so that what acts is made legible first.
/// </summary>
internal static class VisibleWidth
{
    private const char Ellipsis = '…';

    // Latin letters; behind them begin the marks that stand on others.
    private const char FirstMark = '\u0300';

    /// <summary>The columns of a text.</summary>
    public static int Of(string text)
    {
        foreach (char c in text)
        {
            if (c >= FirstMark && c != Ellipsis)
                return Measured(text);
        }

        return text.Length;
    }

    /// <summary>A text with spaces behind it to fill so many columns.</summary>
    public static string PadRight(string text, int columns) => text + Spaces(text, columns);

    /// <summary>A text with spaces in front of it to fill so many columns.</summary>
    public static string PadLeft(string text, int columns) => Spaces(text, columns) + text;

    /// <summary>A text that is made legible and fits so many columns, with an ellipsis at its end where it was wider.</summary>
    public static string Fitted(string text, int columns)
    {
        string line = Legible.Line(text);
        if (Of(line) <= columns)
            return line;
        int length = 0, width = 0;
        while (length < line.Length)
        {
            // What is seen as one is cut as one.
            int next = StringInfo.GetNextTextElementLength(line, length);
            width += Of(line.Substring(length, next));
            if (width > columns - 1)
                break;
            length += next;
        }

        return columns > 0 ? string.Concat(line.AsSpan(0, length), "…") : "";
    }

    private static string Spaces(string text, int columns) => new(' ', Math.Max(0, columns - Of(text)));

    // By itself, so that the tables are loaded only for who needs them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Measured(string text) => Math.Max(0, UnicodeCalculator.GetWidth(text));
}
