namespace LrFind.Data.Csv;

/// <summary>A CSV file, or a sample of its rows, as named columns of text cells, each with the line it came from.</summary>
/// <remarks>Cells are kept as UTF-8 in one block, row after row, with quotes removed; 4 bytes a cell besides the text itself.</remarks>
internal sealed class CsvTable
{
    private readonly byte[] _text;
    private readonly int[] _cellEnds;
    private readonly int[] _lines;
    private readonly int[] _firstRows;
    private readonly LineLocator _locator;

    /// <summary>Wraps arrays without copying them.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="columns">The column names.</param>
    /// <param name="text">The text of all cells.</param>
    /// <param name="cellEnds">Where each cell ends in it.</param>
    /// <param name="lines">The line of each row within its segment, from 0.</param>
    /// <param name="firstRows">The first row of each segment.</param>
    /// <param name="locator">Tells the lines at which segments start.</param>
    public CsvTable(string file, string[] columns, byte[] text, int[] cellEnds, int[] lines, int[] firstRows, LineLocator locator)
    {
        (File, Columns, _text, _cellEnds, _lines, _firstRows, _locator) = (file, columns, text, cellEnds, lines, firstRows, locator);
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
