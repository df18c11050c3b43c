namespace LrFind.Data.Csv;

/// <summary>Finds the sign that lines of comments start with, from the first lines of a file.</summary>
internal static class CommentMark
{
    /// <summary>The sign of most programs.</summary>
    public const byte Hash = (byte)'#';

    private const byte Slash = (byte)'/';

    /// <summary>Whether a text starts with a comment that starts with #.</summary>
    public static bool IsHashed(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.TrimStart("\r\n"u8);
        return utf8.Length > 1 && utf8[0] == Hash && !IsSeparator(utf8[1]);
    }

    /// <summary>Whether lines that start with a sign may be comments.</summary>
    public static bool CanBe(char sign) => "#%/|!*;'@$&<>\\".Contains(sign, StringComparison.Ordinal);

    /// <summary>Whether the text of a line is a comment by its first characters, in the ways of the common programs.</summary>
    public static bool StartsLine(ReadOnlySpan<byte> line) =>
        line.Length > 1 && (line[0] is Hash or (byte)'%' || line.StartsWith("//"u8) || line.StartsWith("| "u8)) && !IsSeparator(line[1]);

    /// <summary>The sign; <see langword="null"/> where no comment stands in front.</summary>
    /// <param name="utf8">The first lines.</param>
    /// <param name="separator">What separates fields, where the user says it.</param>
    public static byte? Of(byte[] utf8, char? separator)
    {
        if (IsHashed(utf8))
            return Hash;
        ReadOnlySpan<byte> first = new ReadOnlySpan<byte>(utf8).TrimStart("\r\n"u8);
        bool isMark = first is [(byte)'%' or (byte)'|', _, ..] or [Slash, Slash, ..] && first[0] != separator;
        return isMark && OthersDiffer(first) && !IsFirstOfRows(utf8, separator) ? first[0] : null;
    }

    // A column may well be called "#": then a separator follows.
    private static bool IsSeparator(byte value) => ",;|\t"u8.Contains(value);

    // A line of the table starts otherwise, and none with half of a sign of two characters.
    private static bool OthersDiffer(ReadOnlySpan<byte> text)
    {
        byte mark = text[0];
        bool differs = false;
        foreach (Range range in text.SplitAny("\r\n"u8))
        {
            ReadOnlySpan<byte> line = text[range];
            bool isMarked = !line.IsEmpty && line[0] == mark;
            if (isMarked && mark == Slash && !line.StartsWith("//"u8))
                return false;
            differs |= !line.IsEmpty && !isMarked;
        }

        return differs;
    }

    // A name may start with such a sign, and a header whose first name is empty starts with its separator.
    private static bool IsFirstOfRows(byte[] utf8, char? separator)
    {
        char known = separator ?? SeparatorDetector.Of(utf8, comment: null);
        List<string[]> records = RecordReader.First(utf8, known, comment: null, DialectDetector.Records, []);
        return records.Count > 1 && records[0].Length > 1 && records.TrueForAll(r => r.Length == records[0].Length)
            && (records[0][0].Length == 0 || HeaderDetector.Votes(records) > 0);
    }
}
