using System.Globalization;
using System.Text.Encodings.Web;

namespace LrFind.Foundation;

/// <summary>
/// How text stands in JSON: letters of all languages as they are, and what would not be seen, or act where it is shown, as an escape that
/// gives the same text back.
/// </summary>
internal sealed class JsonText : JavaScriptEncoder
{
    private const int EscapeLength = 6;

    // Names and messages may hold any letter; documents are UTF-8 and are not pasted into HTML.
    private static readonly JavaScriptEncoder s_relaxed = UnsafeRelaxedJsonEscaping;

    private JsonText()
    {
    }

    /// <summary>The encoder of all documents.</summary>
    public static JsonText Encoder { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => Math.Max(s_relaxed.MaxOutputCharactersPerInputCharacter, 2 * EscapeLength);

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => IsHidden(unicodeScalar) || s_relaxed.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        int first = s_relaxed.FindFirstCharacterToEncode(text, textLength);
        int known = first < 0 ? textLength : first;
        for (int i = 0; i < known; i++)
        {
            if (IsHidden(text[i]))
                return i;
        }

        return first;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!IsHidden(unicodeScalar) || s_relaxed.WillEncode(unicodeScalar))
            return s_relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        return new Span<char>(buffer, bufferLength).TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:X4}", out numberOfCharactersWritten);
    }

    // The joiners as well, which mean something between letters and hide something elsewhere.
    private static bool IsHidden(int scalar) => scalar is >= 0x80 and <= char.MaxValue
        && (!Legible.Shows((char)scalar) || char.GetUnicodeCategory((char)scalar) == UnicodeCategory.Format);
}
