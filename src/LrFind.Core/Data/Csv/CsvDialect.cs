namespace LrFind.Data.Csv;

/// <summary>How a file writes a table.</summary>
internal sealed record CsvDialect
{
    /// <summary>The separator that stands for runs of spaces and tabs.</summary>
    public const char Whitespace = ' ';

    /// <summary>What separates fields; <see cref="Whitespace"/> for runs of spaces and tabs.</summary>
    public required char Separator { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>The sign that lines of comments start with; <see langword="null"/> where there are none.</summary>
    public required byte? Comment { get; init; }

    /// <summary>What ends a record: a line feed, or a carriage return in files that have no line feeds.</summary>
    public required byte LineEnd { get; init; }

    /// <summary>The characters of the file.</summary>
    public required TextDecoder Decoder { get; init; }

    /// <summary>
    /// Whether a character can separate fields: printable ASCII or a tab, and no part of a number, a word, a quote or a comment.
    /// </summary>
    public static bool CanSeparate(char c) =>
        c is '\t' or (>= ' ' and <= '~') && !char.IsAsciiLetterOrDigit(c) && !"\".-+#".Contains(c, StringComparison.Ordinal);

    /// <summary>The encoding in words.</summary>
    public string EncodingName => Decoder.Encoding switch
    {
        TextEncoding.Utf16LittleEndian => "UTF-16, low byte first",
        TextEncoding.Utf16BigEndian => "UTF-16, high byte first",
        TextEncoding.Latin1 => "Latin-1",
        _ => "UTF-8",
    };

    /// <summary>The separator in words.</summary>
    public string SeparatorName => Separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "vertical bar",
        Whitespace => "spaces",
        _ => $"'{Separator}'",
    };
}

/// <summary>Makes runs of spaces and tabs, with which tables line up their columns, separators that the CSV library knows.</summary>
internal static class WhitespaceSeparator
{
    /// <summary>
    /// Turns the first space of each run between two fields into a tab, and tabs elsewhere into spaces, which are trimmed off later. No
    /// byte moves, so places stay what they are.
    /// </summary>
    /// <param name="utf8">Whole records; changed in place.</param>
    /// <param name="comment">The sign that lines of comments start with, in which quotes mean nothing.</param>
    public static void ToTabs(Span<byte> utf8, byte? comment)
    {
        bool enclosed = false, inField = false;
        int gap = -1;
        for (int i = 0; i < utf8.Length; i++)
        {
            byte value = utf8[i];
            if (value == comment && !enclosed && (i == 0 || utf8[i - 1] is (byte)'\r' or (byte)'\n'))
            {
                int length = utf8[i..].IndexOfAny((byte)'\r', (byte)'\n');
                i = length < 0 ? utf8.Length : i + length;
                continue;
            }

            enclosed ^= value == (byte)'"';
            if (!enclosed && value is (byte)' ' or (byte)'\t')
            {
                if (inField && gap < 0)
                    gap = i;
                utf8[i] = (byte)' ';
                continue;
            }

            bool isEnd = !enclosed && value is (byte)'\r' or (byte)'\n';
            if (gap >= 0 && !isEnd)
                utf8[gap] = (byte)'\t';
            inField = !isEnd;
            gap = -1;
        }
    }
}
