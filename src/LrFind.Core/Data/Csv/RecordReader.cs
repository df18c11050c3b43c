using CsvHelper;

namespace LrFind.Data.Csv;

/// <summary>The only place that knows the CSV library: records of a text, strictly read.</summary>
internal static class RecordReader
{
    /// <summary>The most columns of a table.</summary>
    public const int MostColumns = 100_000;

    /// <summary>Reads the records of a text.</summary>
    /// <param name="utf8">Whole records. With separators of spaces it is changed; see <see cref="WhitespaceSeparator"/>.</param>
    /// <param name="dialect">How it writes a table.</param>
    public static CsvReader Create(Memory<byte> utf8, CsvDialect dialect)
    {
        if (dialect.Separator == CsvDialect.Whitespace)
            WhitespaceSeparator.ToTabs(utf8.Span, dialect.Comment);
        char separator = dialect.Separator == CsvDialect.Whitespace ? '\t' : dialect.Separator;
        return CsvReader.Create((ReadOnlyMemory<byte>)utf8, Options(separator, dialect.Comment));
    }

    /// <summary>The first records of a text as strings. Broken quotes end it early.</summary>
    /// <param name="separator">What separates fields; <see langword="null"/> to find out.</param>
    /// <param name="comment">The sign that lines of comments start with.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="starts">The place of each record, and of the one behind the last that was read, or the end.</param>
    public static List<string[]> First(byte[] utf8, char? separator, byte? comment, int most, List<int> starts)
    {
        var records = new List<string[]>();
        bool bySpaces = separator == CsvDialect.Whitespace;
        byte[] text = utf8;
        if (bySpaces)
            WhitespaceSeparator.ToTabs(text = (byte[])utf8.Clone(), comment);
        using CsvReader reader = CsvReader.Create(text, Options(bySpaces ? '\t' : separator, comment));
        int end = 0;
        try
        {
            while (reader.Read())
            {
                starts.Add((int)reader.ByteOffset);
                end = (int)reader.ByteOffset + reader.RawRecord.Length;
                if (records.Count == most)
                    return records;
                string[] fields = new string[reader.FieldCount];
                for (int i = 0; i < fields.Length; i++)
                    fields[i] = reader.GetString(i);
                records.Add(fields);
            }
        }
        catch (CsvFormatException)
        {
            // Said with its place when the table is read, from here on.
            while (end < utf8.Length && utf8[end] is (byte)'\r' or (byte)'\n')
                end++;
            starts.Add(end);
            return records;
        }

        starts.Add(utf8.Length);
        return records;
    }

    /// <summary>The separator that the CSV library finds.</summary>
    public static char LikeliestSeparator(byte[] utf8, byte? comment)
    {
        using CsvReader reader = CsvReader.Create(utf8,
            Options(null, comment) with { MalformedData = CsvMalformedDataHandling.Recover });
        return reader.Separator;
    }

    /// <summary>What is wrong with a record, in words, from the CSV library's message.</summary>
    /// <remarks>"Malformed CSV in record 4 (line 4): a quote … (byte offset 121)." Only the reason is not said already.</remarks>
    public static string Reason(CsvFormatException e)
    {
        int start = e.Message.IndexOf(": ", StringComparison.Ordinal) + 1;
        int end = e.Message.IndexOf(" (byte", StringComparison.Ordinal);
        return e.Message[start..(end > start ? end : e.Message.Length)].Trim(' ', '.');
    }

    private static CsvReaderOptions Options(char? separator, byte? comment) => new()
    {
        Separator = separator,
        // Names are read by us as an ordinary record, so that an error in the header has its line like any other.
        HasHeader = false,
        CommentPrefix = (char?)comment,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };
}
