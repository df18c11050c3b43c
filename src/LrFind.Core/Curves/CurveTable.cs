using System.Globalization;
using CsvHelper;
using LrFind.Foundation;

namespace LrFind.Curves;

/// <summary>A small CSV file of numbers as named columns of text, with what its comment lines say.</summary>
internal sealed class CurveTable
{
    /// <summary>The most bytes of a file: a million steps take up half of it.</summary>
    public const int LargestFile = 64 << 20;

    private readonly List<string[]> _rows = [];
    private readonly List<long> _lines = [];

    private CurveTable(string path, string[] columns, bool hasHeader) => (Path, Columns, HasHeader) = (path, columns, hasHeader);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The names of the columns; empty ones when the file has no header.</summary>
    public string[] Columns { get; }

    /// <summary>Whether the first record names the columns: it does unless all of it is numbers.</summary>
    public bool HasHeader { get; }

    public int RowCount => _rows.Count;

    /// <summary>The lines of the form <c># key: value</c>.</summary>
    public List<KeyValuePair<string, string>> Metadata { get; } = [];

    /// <summary>The digest of the bytes that were read; <see langword="null"/> of a file that is too large for one.</summary>
    public FileDigest? Digest { get; private set; }

    /// <summary>The text of a cell.</summary>
    public string Cell(int row, int column) => _rows[row][column];

    /// <summary>The line of the file, from 1, where a row starts.</summary>
    public long Line(int row) => _lines[row];

    /// <summary>The number in a cell; infinite and NaN are numbers.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public double Number(int row, int column) => TryNumber(Cell(row, column), out double value)
        ? value
        : throw new InputException(Path, Line(row), $"{NameOf(column)} holds '{Quoting.Shortened(Cell(row, column))}'; expected a number");

    /// <summary>The number in a cell, if it holds one.</summary>
    public bool TryNumber(int row, int column, out double value) => TryNumber(Cell(row, column), out value);

    /// <summary>A column in words.</summary>
    public string NameOf(int column) => HasHeader ? $"column '{Quoting.Shortened(Columns[column])}'" : FormattableString.Invariant($"column {column + 1}");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing, unreadable, empty or not a table.</exception>
    public static CurveTable Read(string path)
    {
        byte[] utf8 = CsvFile.Open(path, p => WholeFile.Read(p, LargestFile, "a curve"));
        var options = new CsvReaderOptions
        {
            // Whether there is a header shows only when it is read.
            HasHeader = false,
            CommentPrefix = '#',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        try
        {
            using CsvReader reader = CsvReader.Create(utf8, options);
            CurveTable table = ReadRecords(path, reader);
            table.ReadMetadata(utf8);
            table.Digest = FileDigest.From(utf8);
            return table;
        }
        catch (CsvFormatException e)
        {
            throw new InputException(path, e.LineNumber,
                "the quotes are broken; expected them around a whole field, and doubled inside it");
        }
    }

    private static CurveTable ReadRecords(string path, CsvReader reader)
    {
        if (!reader.Read())
            throw new InputException(path, "the file holds no rows; expected a CSV table with a learning rate and a loss for each step");
        string[] first = Fields(reader);
        bool hasHeader = !Array.TrueForAll(first, cell => TryNumber(cell, out _));
        var table = new CurveTable(path, hasHeader ? first : new string[first.Length], hasHeader);
        for (bool more = !hasHeader || reader.Read(); more; more = reader.Read())
        {
            if (reader.FieldCount != first.Length)
            {
                throw new InputException(path, reader.LineNumber, FormattableString.Invariant(
                    $"found {reader.FieldCount} field{(reader.FieldCount == 1 ? "" : "s")}, expected {first.Length} as in the {(hasHeader ? "header" : "first row")}"));
            }

            table._rows.Add(Fields(reader));
            table._lines.Add(reader.LineNumber);
        }

        return table.RowCount > 0 ? table
            : throw new InputException(path, "the file holds a header but no rows; expected a row for each step");
    }

    private static string[] Fields(CsvReader reader)
    {
        string[] fields = new string[reader.FieldCount];
        for (int i = 0; i < fields.Length; i++)
            fields[i] = reader.GetString(i);
        return fields;
    }

    private void ReadMetadata(byte[] utf8)
    {
        using var reader = new StreamReader(new MemoryStream(utf8));
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                continue;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                Metadata.Add(new(line[1..colon].Trim(), line[(colon + 1)..].Trim()));
        }
    }

    private static bool TryNumber(string text, out double value)
    {
        switch (text.ToLowerInvariant())
        {
            case "inf" or "+inf":
                value = double.PositiveInfinity;
                return true;
            case "-inf":
                value = double.NegativeInfinity;
                return true;
            default:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }
    }
}
