namespace LrFind.Data.Csv;

/// <summary>How a file writes a table.</summary>
internal sealed record CsvDialect
{
    /// <summary>The separator that stands for runs of spaces and tabs.</summary>
    public const char Spaces = ' ';

    /// <summary>What separates fields; <see cref="Spaces"/> for runs of spaces and tabs.</summary>
    public required char Separator { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>Whether lines that start with # are comments.</summary>
    public required bool HasComments { get; init; }

    /// <summary>What ends a record: a line feed, or a carriage return in files that have no line feeds.</summary>
    public required byte LineEnd { get; init; }

    /// <summary>The characters of the file.</summary>
    public required TextDecoder Decoder { get; init; }

    /// <summary>Whether a character can separate fields: printable ASCII or a tab, and no part of a number, a word, a quote or a comment.</summary>
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
        Spaces => "spaces",
        _ => $"'{Separator}'",
    };
}
