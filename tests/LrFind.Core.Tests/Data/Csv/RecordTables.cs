using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>Tables of any text, and the same as a file.</summary>
/// <param name="Separator">What separates fields.</param>
/// <param name="LineEnd">What ends records.</param>
/// <param name="Rows">The cells of each row; all rows are equally long. The first row names the columns.</param>
/// <param name="Quoting">Of each cell in turn: whether it stands in quotes where it need not.</param>
internal sealed record RecordTables(char Separator, string LineEnd, string[][] Rows, bool[] Quoting)
{
    // Much that means something in a file of records, and some letters of one, two and four bytes.
    private static readonly string[] s_pieces = ["a", "bc", "7", "0.5", "ß", "😀", " ", "\"", "\"\"", ",", ";", "\t", "|", ":", "\n", "\r\n", "#", "NA", "sep=;"];

    /// <summary>Tables as chance has them, the larger the longer FsCheck tries.</summary>
    /// <param name="separators">What may separate fields.</param>
    public static Gen<RecordTables> Any(params char[] separators) =>
        from separator in Gen.Elements(separators)
        from lineEnd in Gen.Elements("\n", "\r\n")
        from columns in Gen.Choose(2, 5)
        from rows in Gen.Choose(1, 40)
        from cells in Gen.ArrayOf(Cell, columns * rows)
        from quoting in Gen.ArrayOf(Gen.Elements(true, false), columns * rows)
        select new RecordTables(separator, lineEnd, [Names(columns), .. cells.Chunk(columns), Full(columns)], quoting);

    private static Gen<string> Cell =>
        from pieces in Gen.ArrayOf(Gen.Elements(s_pieces))
        select string.Concat(pieces.Take(8)).Trim();

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        int cell = 0;
        foreach (string[] row in Rows)
            text.AppendJoin(Separator, row.Select(c => Written(c, Quoting[cell++ % Quoting.Length]))).Append(LineEnd);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Written(string cell, bool isQuoted) =>
        isQuoted || cell.Length == 0 || cell.AsSpan().ContainsAny($"\"\r\n\t #{Separator}") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    // With a value in each column: behind an empty row, one with a single value is a note below the table.
    private static string[] Full(int columns) => [.. Enumerable.Repeat("0", columns)];

    private static string[] Names(int columns) => [.. Enumerable.Range(1, columns).Select(c => $"name{c}")];
}
