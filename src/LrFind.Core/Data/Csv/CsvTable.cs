namespace LrFind.Data.Csv;

/// <summary>A CSV file, or a sample of its rows, as named columns of text cells, each with the line it came from.</summary>
/// <remarks>
/// Cells are kept as UTF-8 in one block, row after row, with quotes removed and one byte between two cells; 4 bytes a cell besides that.
/// </remarks>
internal sealed class CsvTable
{
    private readonly byte[] _text;
    private readonly int[] _cellEnds;
    private readonly int[] _lines;
    private readonly int[] _firstRows;
    private readonly LineLocator _locator;
    private readonly int _width;

    /// <summary>Wraps arrays without copying them.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="text">The text of all cells, each with one byte behind it.</param>
    /// <param name="cellEnds">Where each cell ends in it; may be longer.</param>
    /// <param name="lines">The line of each row within its segment, from 0.</param>
    /// <param name="firstRows">The first row of each segment.</param>
    /// <param name="locator">Tells the lines at which segments start.</param>
    public CsvTable(string file, string[] columns, byte[] text, int[] cellEnds, int[] lines, int[] firstRows, LineLocator locator)
    {
        (File, Columns, _text, _cellEnds, _lines, _firstRows, _locator) = (file, columns, text, cellEnds, lines, firstRows, locator);
        _width = columns.Length;
    }

    /// <summary>The file as the user named it, for messages.</summary>
    public string File { get; }

    /// <summary>The column names, as in the header or c1, c2, ….</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of data rows.</summary>
    public int RowCount => _lines.Length;

    /// <summary>Lines among its rows and below them that were left out.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>The text of a cell, as UTF-8, without surrounding spaces or quotes.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        int cell = row * _width + column;
        int start = cell == 0 ? 0 : _cellEnds[cell - 1] + 1;
        return _text.AsSpan(start, _cellEnds[cell] - start);
    }

    /// <summary>A text that starts with a cell, for who reads more bytes at once than it has.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">From 0.</param>
    /// <param name="length">The length of the cell.</param>
    public ReadOnlySpan<byte> TextFrom(int row, int column, out int length)
    {
        int cell = row * _width + column;
        int start = cell == 0 ? 0 : _cellEnds[cell - 1] + 1;
        length = _cellEnds[cell] - start;
        return _text.AsSpan(start);
    }

    /// <summary>The line of the file, from 1, where a row starts. In a sample, lines are counted when they are asked for.</summary>
    public long Line(int row)
    {
        int segment = Array.BinarySearch(_firstRows, row);
        if (segment < 0)
            segment = ~segment - 1;
        // Segments without rows share their first row with the next one.
        while (segment + 1 < _firstRows.Length && _firstRows[segment + 1] <= row)
            segment++;
        return _locator.LineOf(segment) + _lines[row];
    }
}

/// <summary>A table and what is known of the file it comes from.</summary>
/// <param name="Table">The rows, or a sample of them.</param>
/// <param name="Detected">How the file writes them.</param>
internal sealed record SourceTable(CsvTable Table, DetectedTable Detected)
{
    /// <summary>Rows of the file; an estimate where only a sample was read.</summary>
    public long EstimatedRows { get; init; } = Table.RowCount;

    /// <summary>Whether only a sample was read.</summary>
    public bool IsSample { get; init; }

    /// <summary>Whether more rows would have been read if they had fewer features.</summary>
    public bool IsCutByWidth { get; init; }

    /// <summary>The bytes after which no more were looked at; <see langword="null"/> where the whole was.</summary>
    public long? CutAfter { get; init; }

    /// <summary>Whether all quotes of the file had to be counted to draw the sample.</summary>
    public bool NeededFullPass { get; init; }
}

/// <summary>What the first records of a file tell of it.</summary>
/// <param name="Dialect">How it writes a table.</param>
/// <param name="Header">
/// What stands before the first row, as UTF-8: comments, the record that names the columns and those that describe them; may be empty.
/// </param>
/// <param name="HintLines">Lines in front of that: of titles, and of Excel's separator hint.</param>
/// <param name="DataOffset">Where the first row starts in the file, in bytes.</param>
/// <param name="Fields">Fields of a row.</param>
/// <param name="MeanRecordLength">Bytes of a record in the file, on average.</param>
internal sealed record DetectedTable(CsvDialect Dialect, byte[] Header, int HintLines, long DataOffset, int Fields, int MeanRecordLength)
{
    /// <summary>The first records, from the header on, without those that describe the columns; maybe none.</summary>
    public IReadOnlyList<string[]> FirstRecords { get; init; } = [];

    /// <summary>The records that stand in front of the first row.</summary>
    public IReadOnlyList<string[]> FrontRecords { get; init; } = [];

    /// <summary>Which columns hold numbers in the first records.</summary>
    public NumericFields Numeric { get; init; } = NumericFields.None;

    /// <summary>The lines in front of the first row that were left out.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Lines in front that may be titles, where that is not certain.</summary>
    public int DoubtfulLines { get; init; }

    /// <summary>The line at which the first row starts, from 1.</summary>
    public long DataLine => 1 + HintLines + Header.AsSpan().Count(Dialect.LineEnd);
}
