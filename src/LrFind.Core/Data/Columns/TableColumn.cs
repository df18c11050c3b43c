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

    /// <summary>Cells that are not missing.</summary>
    public int Present => Numbers + Infinite + Bad;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <summary>Reads a column of a table.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="reader">How its cells are to be read.</param>
    public static NumericColumn Read(CsvTable table, int column, CellReader reader)
    {
        double[] values = new double[table.RowCount];
        int numbers = 0, infinite = 0, bad = 0;
        var badRows = new List<int>();
        for (int row = 0; row < values.Length; row++)
        {
            switch (reader.Read(table.Cell(row, column), out values[row]))
            {
                case CellKind.Value:
                    numbers++;
                    break;
                case CellKind.Infinite:
                    infinite++;
                    break;
                case CellKind.Bad:
                    if (bad++ < MostBadRows)
                        badRows.Add(row);
                    break;
            }
        }

        return new NumericColumn(table.Columns[column], column, values, reader)
        {
            Numbers = numbers,
            Infinite = infinite,
            Bad = bad,
            BadRows = badRows
        };
    }
}
