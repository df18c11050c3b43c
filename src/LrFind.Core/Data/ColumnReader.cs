using System.Buffers.Text;
using System.Text;

namespace LrFind.Data;

/// <summary>Decides whether a column holds numbers or text, and reads it as such.</summary>
internal static class ColumnReader
{
    /// <summary>
    /// A column in which at least this share of the cells present are numbers is meant to be numeric: text in it is a mistake to report,
    /// not a reason to treat every number as a category.
    /// </summary>
    public const double NumericShare = 0.9;

    /// <summary>Reads a column of the table as numbers where it can, as text where it must.</summary>
    /// <exception cref="DatasetException">A column of numbers holds a few cells of text.</exception>
    public static TableColumn Read(CsvTable table, int column)
    {
        double[] values = new double[table.RowCount];
        int present = 0, numbers = 0, firstText = -1;
        for (int row = 0; row < values.Length; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            values[row] = double.NaN;
            if (MissingValue.Is(cell))
                continue;
            present++;
            if (TryParseNumber(cell, out double value))
            {
                values[row] = value;
                numbers++;
            }
            else if (firstText < 0)
            {
                firstText = row;
            }
        }

        if (numbers == present)
            return new NumericColumn(table.Columns[column], column, values);
        if (numbers >= NumericShare * present)
            throw TextAmongNumbers(table, column, firstText, numbers);
        return ReadText(table, column);
    }

    /// <summary>Reads a column as text, whatever its cells look like.</summary>
    public static TextColumn ReadText(CsvTable table, int column)
    {
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] codes = new int[table.RowCount];
        for (int row = 0; row < codes.Length; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            if (MissingValue.Is(cell))
            {
                codes[row] = -1;
                continue;
            }

            string text = Encoding.UTF8.GetString(cell);
            if (!codeOf.TryGetValue(text, out int code))
                codeOf.Add(text, code = codeOf.Count);
            codes[row] = code;
        }

        return new TextColumn(table.Columns[column], column, codes, [.. codeOf.Keys]);
    }

    /// <summary>The error for a cell of text where a number is needed.</summary>
    public static DatasetException NotANumber(CsvTable table, int row, int column, string because) =>
        new(table.File, table.Line(row), column + 1,
            $"column '{table.Columns[column]}' holds '{Shortened(table.Cell(row, column))}', which is not a finite number; {because}");

    private static DatasetException TextAmongNumbers(CsvTable table, int column, int row, int numbers) =>
        NotANumber(table, row, column,
            FormattableString.Invariant($"expected one as in {numbers} other rows; correct the cell, or leave it empty if the value is missing"));

    /// <summary>Whether a cell that is not missing holds a finite number.</summary>
    public static bool TryParseNumber(ReadOnlySpan<byte> cell, out double value)
    {
        if (cell[0] == (byte)'+')
            cell = cell[1..];
        return Utf8Parser.TryParse(cell, out value, out int used) && used == cell.Length && double.IsFinite(value);
    }

    private static string Shortened(ReadOnlySpan<byte> cell)
    {
        const int Longest = 40;
        string text = Encoding.UTF8.GetString(cell).ReplaceLineEndings(" ");
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
