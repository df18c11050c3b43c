using CsvHelper;

namespace LrFind.Data;

/// <summary>A CSV file as named columns of text cells, each with the line it came from. The only place that reads CSV data sets.</summary>
/// <remarks>
/// Cells are kept as UTF-8 in one block, row after row, with quotes removed; 4 bytes a cell besides the text itself. Reading is strict: a
/// ragged row or a broken quote is an error with its line.
/// </remarks>
public sealed class CsvTable
{
    private readonly byte[] _text;
    private readonly int[] _cellEnds;
    private readonly int[] _lines;

    private CsvTable(string file, string[] columns, byte[] text, int[] cellEnds, int[] lines)
    {
        (File, Columns, _text, _cellEnds, _lines) = (file, columns, text, cellEnds, lines);
    }

    /// <summary>The file as the user named it, for messages.</summary>
    public string File { get; }

    /// <summary>The column names, as in the header or c1, c2, ….</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of data rows.</summary>
    public int RowCount => _lines.Length;

    /// <summary>The text of a cell, as UTF-8, without surrounding spaces or quotes.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        int cell = row * Columns.Count + column;
        int start = cell == 0 ? 0 : _cellEnds[cell - 1];
        return _text.AsSpan(start, _cellEnds[cell] - start);
    }

    /// <summary>The line of the file, from 1, where a row starts.</summary>
    public int Line(int row) => _lines[row];

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hasHeader">Whether the first record names the columns.</param>
    /// <exception cref="DatasetException">The file is missing, unreadable, empty, or not a well-formed table.</exception>
    public static CsvTable Read(string path, bool hasHeader)
    {
        byte[] bytes = ReadBytes(path);
        if (bytes.AsSpan().IndexOfAnyExcept("\r\n\t \uFEFF"u8) < 0)
            throw new DatasetException(path, "the file is empty; expected a CSV table with a header line and rows");
        return Parse(path, bytes, hasHeader);
    }

    /// <summary>Parses CSV text held in memory.</summary>
    /// <param name="file">The name to use in messages.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="hasHeader">Whether the first record names the columns.</param>
    /// <exception cref="DatasetException">The text is not a well-formed table.</exception>
    public static CsvTable Parse(string file, byte[] utf8, bool hasHeader)
    {
        var options = new CsvReaderOptions
        {
            // Names are read by us as an ordinary record, so that an error in the header has its line like any other.
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using CsvReader reader = CsvReader.Create(utf8, options);
        try
        {
            return ReadRecords(file, reader, utf8.Length, hasHeader);
        }
        catch (CsvFormatException e)
        {
            throw new DatasetException(file, e.LineNumber, $"{Reason(e.Message)}; expected quotes around a whole field, and doubled inside it");
        }
    }

    private static CsvTable ReadRecords(string file, CsvReader reader, int capacity, bool hasHeader)
    {
        if (!reader.Read())
            throw new DatasetException(file, "the file holds no records; expected a CSV table with a header line and rows");
        string[] columns = hasHeader ? HeaderNames(file, reader) : NumberedNames(reader.FieldCount);

        byte[] text = new byte[capacity];
        var cellEnds = new List<int>();
        var lines = new List<int>();
        int used = 0;
        for (bool more = !hasHeader || reader.Read(); more; more = reader.Read())
        {
            if (reader.FieldCount != columns.Length)
                throw RaggedRow(file, reader, columns.Length, hasHeader);
            lines.Add((int)reader.LineNumber);
            for (int c = 0; c < columns.Length; c++)
            {
                ReadOnlySpan<byte> cell = reader.GetSpan(c);
                cell.CopyTo(text.AsSpan(used));
                used += cell.Length;
                cellEnds.Add(used);
            }
        }

        if (lines.Count == 0)
            throw new DatasetException(file, "the file holds a header but no rows; if its only line is data, use --no-header");
        return new CsvTable(file, columns, text, [.. cellEnds], [.. lines]);
    }

    private static string[] HeaderNames(string file, CsvReader reader)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] names = new string[reader.FieldCount];
        for (int c = 0; c < names.Length; c++)
        {
            names[c] = reader.GetString(c) is { Length: > 0 } name ? name : NumberedName(c);
            if (!seen.TryAdd(names[c], c))
            {
                throw new DatasetException(file, reader.LineNumber, c + 1,
                    $"the column name '{names[c]}' stands twice in the header (also column {seen[names[c]] + 1}); "
                    + "rename one, or use --no-header if this line is data");
            }
        }

        return names;
    }

    private static string[] NumberedNames(int count) => [.. Enumerable.Range(0, count).Select(NumberedName)];

    private static string NumberedName(int column) => FormattableString.Invariant($"c{column + 1}");

    private static DatasetException RaggedRow(string file, CsvReader reader, int expected, bool hasHeader) =>
        new(file, reader.LineNumber,
            $"found {reader.FieldCount} field{(reader.FieldCount == 1 ? "" : "s")}, expected {expected} as in the "
            + $"{(hasHeader ? "header" : "first row")}; look for a missing or unquoted separator");

    private static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
            throw new DatasetException(path, "this is a folder; expected a CSV file");
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DatasetException(path, "no such file");
        }
        catch (UnauthorizedAccessException)
        {
            throw new DatasetException(path, "permission to read the file was denied");
        }
        catch (IOException e)
        {
            throw new DatasetException(path, $"the file could not be read: {e.Message}");
        }
    }

    // "Malformed CSV in record 4 (line 4): a quote … (byte offset 121)." Only the reason is not said already.
    private static string Reason(string message)
    {
        int start = message.IndexOf(": ", StringComparison.Ordinal) + 1;
        int end = message.IndexOf(" (byte", StringComparison.Ordinal);
        return message[start..(end > start ? end : message.Length)].Trim(' ', '.');
    }
}
