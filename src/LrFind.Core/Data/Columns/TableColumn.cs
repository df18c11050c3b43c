using LrFind.Data.Cells;
using LrFind.Data.Csv;

namespace LrFind.Data.Columns;

/// <summary>One column of a table with its cells understood.</summary>
/// <param name="index">Its place in the table, from 0.</param>
internal abstract class TableColumn(string name, int index)
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>The column's place in the table, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Whether the cell of a row is missing, or as good as missing.</summary>
    public abstract bool IsMissing(int row);
}

/// <summary>A column of dates or times, as the numbers that stand for them.</summary>
/// <param name="parts">The columns it gives, the first named as the column is.</param>
/// <param name="isTime">Whether they are times of the day, without dates.</param>
internal sealed class DateColumn(IReadOnlyList<NumericColumn> parts, bool isTime) : TableColumn(parts[0].Name, parts[0].Index)
{
    /// <summary>The columns of numbers: the date itself, and its month, weekday and hour.</summary>
    public IReadOnlyList<NumericColumn> Parts { get; } = parts;

    /// <summary>Whether they are times of the day, without dates.</summary>
    public bool IsTime { get; } = isTime;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Parts[0].IsMissing(row);
}

/// <summary>A column of text, as codes into its distinct values; −1 stands for a missing cell.</summary>
internal sealed class TextColumn(string name, int index, int[] codes, string[] categories) : TableColumn(name, index)
{
    /// <summary>One code a row.</summary>
    public int[] Codes { get; } = codes;

    /// <summary>The distinct values in the order they first appear.</summary>
    public string[] Categories { get; } = categories;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] < 0;

    /// <summary>Reads a column of a table as text, whatever its cells look like.</summary>
    public static TextColumn Read(CsvTable table, int column, CellRules rules)
    {
        var codeOf = new TextCodes();
        int[] codes = new int[table.RowCount];
        for (int row = 0; row < codes.Length; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            codes[row] = rules.IsMissing(cell) ? -1 : codeOf.GetOrAdd(cell);
        }

        return new TextColumn(table.Columns[column], column, codes, [.. codeOf.Texts]);
    }
}

/// <summary>A column of finite numbers; <see cref="double.NaN"/> stands for a missing one.</summary>
internal sealed class NumericColumn(string name, int index, double[] values, CellReader? reader = null) : TableColumn(name, index)
{
    private const int MostBadRows = 8;

    /// <summary>One value a row.</summary>
    public double[] Values { get; } = values;

    /// <summary>What read them; <see langword="null"/> where they are not from a file.</summary>
    public CellReader? Reader { get; } = reader;

    /// <summary>Cells that hold a number.</summary>
    public int Numbers { get; private init; } = values.Length;

    /// <summary>Cells that are infinite or absurdly large; they count as missing.</summary>
    public int Infinite { get; private init; }

    /// <summary>Cells that are neither numbers nor missing; they count as missing.</summary>
    public int Bad { get; private init; }

    /// <summary>The rows of the first few of these.</summary>
    public IReadOnlyList<int> BadRows { get; private init; } = [];

    /// <summary>Whether a cell may start with a zero and another digit.</summary>
    public bool MayHaveLeadingZeros { get; private init; } = true;

    /// <summary>Cells that are not missing.</summary>
    public int Present => Numbers + Infinite + Bad;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <summary>Reads a column of a table.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="reader">How its cells are to be read.</param>
    public static NumericColumn Read(CsvTable table, int column, CellReader reader)
    {
        var cells = new NumberCells(table.RowCount, reader);
        for (int row = 0; row < table.RowCount; row++)
            cells.Add(row, table.Cell(row, column));
        return cells.ToColumn(table, column);
    }

    /// <summary>Reads several columns of a table, row by row: what is near in memory is read together.</summary>
    /// <param name="columns">Which, from 0.</param>
    /// <param name="reader">How their cells are to be read.</param>
    public static NumericColumn[] Read(CsvTable table, ReadOnlySpan<int> columns, NumberReader reader)
    {
        var cells = new NumberCells[columns.Length];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = new NumberCells(table.RowCount, reader);
        for (int row = 0; row < table.RowCount; row++)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                ReadOnlySpan<byte> text = table.TextFrom(row, columns[i], out int length);
                // Digits that stand alone are most of what images and counts are made of.
                if (reader.ReadsPlainly && length == 1 && char.IsAsciiDigit((char)text[0]))
                    cells[i].Values[row] = text[0] - '0';
                else if (!reader.ReadsPlainly || !cells[i].TryAddShort(row, text, length))
                    cells[i].Add(row, text[..length]);
            }
        }

        var read = new NumericColumn[cells.Length];
        for (int i = 0; i < read.Length; i++)
            read[i] = cells[i].ToColumn(table, columns[i]);
        return read;
    }

    /// <summary>The cells of a column while they are read.</summary>
    private sealed class NumberCells(int rows, CellReader reader)
    {
        private readonly List<int> _badRows = [];
        private int _missing, _infinite, _bad;
        private bool _haveLeadingZeros;

        /// <summary>One value a row, as far as they are read.</summary>
        public double[] Values { get; } = new double[rows];

        /// <summary>Reads the cell of a row, with which a text starts, where it is a short plain number.</summary>
        public bool TryAddShort(int row, ReadOnlySpan<byte> text, int length)
        {
            _haveLeadingZeros |= LeadingZeros.Are(text[..length]);
            return ShortNumber.TryParse(text, length, out Values[row]);
        }

        /// <summary>Reads the cell of a row.</summary>
        public void Add(int row, ReadOnlySpan<byte> cell)
        {
            _haveLeadingZeros |= LeadingZeros.Are(cell);
            switch (reader.Read(cell, out Values[row]))
            {
                case CellKind.Missing:
                    _missing++;
                    break;
                case CellKind.Infinite:
                    _infinite++;
                    break;
                case CellKind.Bad:
                    if (_bad++ < MostBadRows)
                        _badRows.Add(row);
                    break;
            }
        }

        /// <summary>The column, when all its cells are read.</summary>
        public NumericColumn ToColumn(CsvTable table, int column) => new(table.Columns[column], column, Values, reader)
        {
            Numbers = Values.Length - _missing - _infinite - _bad,
            Infinite = _infinite,
            Bad = _bad,
            BadRows = _badRows,
            MayHaveLeadingZeros = _haveLeadingZeros,
        };
    }
}
