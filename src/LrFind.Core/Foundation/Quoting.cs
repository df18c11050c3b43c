using System.Text;

namespace LrFind.Foundation;

/// <summary>Text of the user's as it stands in messages: legible, on one line, and not too long.</summary>
internal static class Quoting
{
    private const int Longest = 40;

    /// <summary>The text, with an ellipsis at its end where it was too long.</summary>
    public static string Shortened(string text) => Legible.Fitted(text, Longest + 1);

    /// <summary>The same of a cell, which is UTF-8; a long one is not decoded to its end.</summary>
    public static string Shortened(ReadOnlySpan<byte> cell) =>
        Shortened(Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 4 * Longest + 4)]));
}
