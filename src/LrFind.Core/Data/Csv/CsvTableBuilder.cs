using System.Globalization;
using CsvHelper;
using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>
/// Collects the rows of segments into a table. Reading is strict: a ragged row or a broken quote is an error with its line.
/// </summary>
internal sealed class CsvTableBuilder
{
    // The first records tell how many cells there are to within a few percent.
    private const double Margin = 1.05;

    private readonly CsvInput _input;
    private readonly CsvDialect _dialect;
    private readonly LineLocator _locator;
    private readonly int _hintLines;
    private readonly List<int> _lines = [];
    private readonly List<int> _firstRows = [];
    private readonly DetectedTable _table;
    private readonly Surroundings _surroundings;
    private readonly double _cellsOfByte;
    private string[]? _columns;
    private int[] _cellEnds = [];
    private int _cells;
    private byte[] _text = [];
    private int _used;

    /// <summary>Starts a table with the names of its columns.</summary>
    /// <param name="table">What its first records tell of it.</param>
    /// <param name="columns">The names, where a file without a header has been looked at before.</param>
    /// <exception cref="InputException">The header is broken or names two columns alike.</exception>
    public CsvTableBuilder(CsvInput input, DetectedTable table, IReadOnlyList<string>? columns = null)
    {
        (_input, _table, _dialect, _hintLines) = (input, table, table.Dialect, table.HintLines);
        _columns = columns is null ? null : [.. columns];
        _locator = new LineLocator(input, _dialect);
        _surroundings = new Surroundings(table);
        _cellsOfByte = (double)table.Fields / table.MeanRecordLength;
        if (_dialect.HasHeader && columns is null)
            ReadHeader(table);
    }

    /// <summary>The names of the columns, whether or not there are rows yet.</summary>
    /// <exception cref="InputException">There are too many.</exception>
    public IReadOnlyList<string> Columns => _columns ?? NumberedNames(_table.Fields, 1 + _hintLines);

    /// <summary>Adds the rows of a segment.</summary>
    /// <exception cref="InputException">They are not well formed.</exception>
    public void Add(Segment segment)
    {
        Memory<byte> text = Surroundings.Decode(_dialect.Decoder, segment.Bytes);
        int index = _firstRows.Count;
        _locator.Add(segment);
        _firstRows.Add(_lines.Count);
        RequireUtf8(text.Span, index);
        text = _surroundings.CutBelow(text, segment);
        int needed = checked(_used + text.Length + 1);
        if (needed > _text.Length)
            Array.Resize(ref _text, index == 0 ? needed : Math.Max(needed, (int)Math.Min(2L * _text.Length, Array.MaxLength)));
        ReserveCells((int)Math.Min(text.Length, Margin * _cellsOfByte * text.Length));
        using CsvReader reader = RecordReader.Create(text, _dialect);
        try
        {
            while (reader.Read())
            {
                if (_surroundings.IsRow(reader, segment))
                    AddRow(reader, index);
            }
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e, LineIn(index, e.LineNumber));
        }
    }

    /// <summary>The table.</summary>
    /// <exception cref="InputException">It has no rows.</exception>
    public CsvTable Build()
    {
        if (_lines.Count == 0)
        {
            throw new InputException(_input.File, _dialect.HasHeader
                ? "the file holds a header but no rows; if its only line is data, use `Header` no"
                : "the file holds no rows; expected a CSV table with a header line and rows");
        }

        return new CsvTable(_input.File, _columns!, _text, _cellEnds, [.. _lines], [.. _firstRows], _locator)
        {
            LeftOut = _surroundings.LeftOut,
        };
    }

    private void AddRow(CsvReader reader, int segment)
    {
        int line = (int)reader.LineNumber - 1;
        _columns ??= NumberedNames(reader.FieldCount, LineIn(segment, line + 1));
        if (reader.FieldCount != _columns.Length)
            throw RaggedRow(reader, LineIn(segment, line + 1));
        if (reader.RawRecord.Length > SegmentReader.LongestRecord)
            throw SegmentReader.RecordTooLong(_input.File, LineIn(segment, line + 1));
        _lines.Add(line);
        ReserveCells(_columns.Length);
        _used = PlainRecord.Append(reader, _text, _used, _cellEnds.AsSpan(_cells, _columns.Length));
        _cells += _columns.Length;
    }

    private void ReserveCells(int more)
    {
        long needed = (long)_cells + more;
        if (needed > Array.MaxLength)
            throw new InputException(_input.File, "there are more cells than an array holds; expected fewer; leave out `AllRows`");
        if (needed > _cellEnds.Length)
            Array.Resize(ref _cellEnds, (int)Math.Max(needed, Math.Min(_cellEnds.Length * 3L / 2, Array.MaxLength)));
    }

    private void ReadHeader(DetectedTable table)
    {
        RequireUtf8(table.Header, segment: -1);
        using CsvReader reader = RecordReader.Create(table.Header, _dialect);
        try
        {
            if (!reader.Read())
                return;
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e, table.HintLines + e.LineNumber);
        }

        long line = table.HintLines + reader.LineNumber;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        (int shift, int count) = HeaderFit.Of(table.FirstRecords);
        _columns = NumberedNames(count == 0 ? reader.FieldCount : count, line);
        if (shift > 0)
            _columns[0] = HeaderFit.RowNames;
        for (int c = shift; c < _columns.Length; c++)
        {
            if (c - shift < reader.FieldCount && reader.GetString(c - shift) is { Length: > 0 } name)
                _columns[c] = name;
            if (!seen.TryAdd(_columns[c], c))
            {
                throw new InputException(_input.File, line, c + 1,
                    $"the column name '{Quoting.Shortened(_columns[c])}' stands twice in the header (also column {seen[_columns[c]] + 1}); "
                    + "rename one, or use `Header` no if this line is data");
            }
        }
    }

    private string[] NumberedNames(int count, long line)
    {
        if (count > RecordReader.MostColumns)
        {
            throw new InputException(_input.File, line, string.Create(CultureInfo.InvariantCulture,
                $"found {count} columns; expected at most {RecordReader.MostColumns}; look for line ends that are missing"));
        }

        string[] names = new string[count];
        for (int c = 0; c < count; c++)
            names[c] = string.Create(CultureInfo.InvariantCulture, $"c{c + 1}");
        return names;
    }

    private long LineIn(int segment, long line) => (segment < 0 ? 1 + _hintLines : _locator.LineOf(segment)) + line - 1;

    private InputException RaggedRow(CsvReader reader, long line) =>
        new(_input.File, line,
            $"found {reader.FieldCount} field{(reader.FieldCount == 1 ? "" : "s")}, expected {_columns!.Length} as in the "
            + $"{(_dialect.HasHeader ? "header" : "first row")}; look for a missing or unquoted separator ({_dialect.SeparatorName}), or name it with `Separator`"
            + RemedyFor(reader.RawRecord));

    // What is no row may be left out.
    private string RemedyFor(ReadOnlySpan<byte> record) =>
        _lines.Count == 0 && _table.DoubtfulLines > 0
            ? FormattableString.Invariant($"; if what stands above it is no part of the table, use `SkipLines` {_table.DoubtfulLines}")
        : !record.IsEmpty && CommentMark.CanBe((char)record[0]) ? $"; if it is a comment, use `Comment` {(char)record[0]}"
        : "";

    private InputException Malformed(CsvFormatException e, long line) =>
        new(_input.File, line, $"{RecordReader.Reason(e)}; expected quotes around a whole field, and doubled inside it");

    private void RequireUtf8(ReadOnlySpan<byte> text, int segment)
    {
        if (_dialect.Decoder.Encoding != TextEncoding.Utf8)
            return;
        int at = TextDecoder.FirstInvalid(text);
        if (at < 0)
            return;
        long line = LineIn(segment, text[..at].Count(_dialect.LineEnd) + 1);
        int fields = text[(text[..at].LastIndexOf(_dialect.LineEnd) + 1)..at].Count((byte)_dialect.Separator) + 1;
        throw new InputException(_input.File, line, fields,
            $"found the byte 0x{text[at]:X2}, which is not UTF-8; expected UTF-8; use `Encoding` latin1 if the file is in Latin-1");
    }
}
