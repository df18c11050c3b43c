using System.Text;

namespace LrFind.Data.Loading;

/// <summary>The classes met so far, each with a code in the order they were met; any number of threads may ask.</summary>
internal sealed class ClassCodes
{
    private const int LongestOnStack = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    /// <summary>The code of a class; a new one for a new class.</summary>
    /// <param name="cell">Its name as UTF-8.</param>
    public int Of(ReadOnlySpan<byte> cell)
    {
        Span<char> text = cell.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[cell.Length];
        text = text[..Encoding.UTF8.GetChars(cell, text)];
        lock (_lock)
        {
            Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!lookup.TryGetValue(text, out int code))
                lookup[text] = code = _codes.Count;
            return code;
        }
    }

    /// <summary>The names of all classes, in the order of their codes.</summary>
    public string[] Names()
    {
        string[] names = new string[_codes.Count];
        foreach ((string name, int code) in _codes)
            names[code] = name;
        return names;
    }
}
