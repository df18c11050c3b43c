using System.Text;
using LrFind.Data.Cells;
using LrFind.Data.Csv;

namespace LrFind.Data.Columns;

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
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] codes = new int[table.RowCount];
        for (int row = 0; row < codes.Length; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            if (rules.IsMissing(cell))
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
}
