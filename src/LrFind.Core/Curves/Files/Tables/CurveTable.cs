using System.Text;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Tables;

/// <summary>What a source of curves holds: named columns of cells, whatever it was written as, and what it says of itself.</summary>
/// <param name="Cells">The cells; of a text table, as they stand there.</param>
/// <param name="HasHeader">Whether the columns have names of their own.</param>
internal sealed record CurveTable(CsvTable Cells, bool HasHeader)
{
    /// <summary>What the source says of itself, in its order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>The digest of the bytes that were read; <see langword="null"/> where they are too many for one, or not kept.</summary>
    public FileDigest? Digest { get; init; }

    /// <summary>The source as the user named it.</summary>
    public string File => Cells.File;

    /// <summary>The names of the columns; c1, c2, … where they have none.</summary>
    public IReadOnlyList<string> Columns => Cells.Columns;

    /// <summary>The number of rows.</summary>
    public int RowCount => Cells.RowCount;

    /// <summary>The text of a cell.</summary>
    public string Text(int row, int column) => Encoding.UTF8.GetString(Cells.Cell(row, column));

    /// <summary>A column in words.</summary>
    public string NameOf(int column) =>
        HasHeader ? $"column '{Quoting.Shortened(Columns[column])}'" : FormattableString.Invariant($"column {column + 1}");

    /// <summary>The rows that hold what was recorded.</summary>
    public IEnumerable<int> DataRows()
    {
        for (int row = 0; row < RowCount; row++)
        {
            if (!IsRule(row))
                yield return row;
        }
    }

    // A line that is drawn below the names, as in Markdown.
    private bool IsRule(int row)
    {
        bool isDrawn = false;
        for (int column = 0; column < Columns.Count; column++)
        {
            ReadOnlySpan<byte> cell = Cells.Cell(row, column);
            if (cell.ContainsAnyExcept("-=:+ "u8) || cell.Length == 1)
                return false;
            isDrawn |= !cell.IsEmpty;
        }

        return isDrawn;
    }
}

/// <summary>Puts a table together from what is no text table.</summary>
/// <param name="file">The source as the user named it.</param>
internal sealed class CurveTableBuilder(string file)
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly List<(int Line, (int Column, string Text)[] Cells)> _rows = [];

    /// <summary>Whether no row was added.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row.</summary>
    /// <param name="line">The line it stands at, from 1.</param>
    /// <param name="cells">Its cells by the names of their columns; those that it lacks are empty.</param>
    public void Add(int line, IEnumerable<(string Column, string Text)> cells) =>
        _rows.Add((line, [.. cells.Select(c => (IndexOf(c.Column), c.Text))]));

    /// <summary>The table.</summary>
    public CsvTable Build()
    {
        int width = _columns.Count;
        int[] ends = new int[_rows.Count * width];
        int[] lines = new int[_rows.Count];
        using var text = new MemoryStream();
        string?[] row = new string?[width];
        for (int r = 0; r < _rows.Count; r++)
        {
            Array.Clear(row);
            foreach ((int column, string cell) in _rows[r].Cells)
                row[column] = cell;
            for (int c = 0; c < width; c++)
            {
                text.Write(Encoding.UTF8.GetBytes(row[c] ?? ""));
                ends[r * width + c] = (int)text.Length;
                text.WriteByte(0);
            }

            lines[r] = _rows[r].Line - 1;
        }

        return new CsvTable(file, [.. _columns], text.ToArray(), ends, lines, [0], LineLocator.OfWhole());
    }

    private int IndexOf(string column)
    {
        if (!_indexOf.TryGetValue(column, out int index))
        {
            _indexOf[column] = index = _columns.Count;
            _columns.Add(column);
        }

        return index;
    }
}
