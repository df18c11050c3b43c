using System.Text;

namespace LrFind.Data.Columns;

/// <summary>Texts, each with a code: their numbers in the order in which they were first met.</summary>
internal sealed class TextCodes
{
    private const int LongestOnStack = 256;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>The texts, in the order of their codes.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Takes in a text that has not been met.</summary>
    public void Add(string text)
    {
        _codes.Add(text, _texts.Count);
        _texts.Add(text);
    }

    /// <summary>The code of a text; a new one for a new text. Only those make a string.</summary>
    /// <param name="utf8">The text.</param>
    public int GetOrAdd(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = utf8.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[utf8.Length];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        if (!_codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int code))
        {
            code = _texts.Count;
            Add(text.ToString());
        }

        return code;
    }
}
