using LrFind.Data.Cells;
using LrFind.Data.Csv;

namespace LrFind.Data.Columns;

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
    /// <param name="table">The table.</param>
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

        return new NumericColumn(table.Columns[column], column, values, reader) { Numbers = numbers, Infinite = infinite, Bad = bad, BadRows = badRows };
    }
}
