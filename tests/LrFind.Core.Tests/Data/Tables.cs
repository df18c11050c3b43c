using System.Text;
using LrFind.Data;

namespace LrFind.Core.Tests.Data;

/// <summary>Tables made of text, as tests write them.</summary>
internal static class Tables
{
    public static CsvTable Parse(string text, bool hasHeader = true) => CsvTable.Parse("t.csv", Encoding.UTF8.GetBytes(text), hasHeader);

    public static Dataset Load(string text, DatasetOptions? options = null)
    {
        options ??= new DatasetOptions();
        return DatasetLoader.Load(Parse(text, options.HasHeader), options);
    }

    public static string ErrorOf(Action action) => Assert.Throws<DatasetException>(action).Message;

    /// <summary>A table of <paramref name="rows"/> rows, each written by a function of its number.</summary>
    public static string Rows(string header, int rows, Func<int, string> row) =>
        header + "\n" + string.Join("\n", Enumerable.Range(0, rows).Select(row)) + "\n";

    public static string CellText(this CsvTable table, int row, int column) => Encoding.UTF8.GetString(table.Cell(row, column));
}
