using System.IO.Compression;
using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data;

/// <summary>Tables made of text, as tests write them.</summary>
internal static class Tables
{
    public static CsvTable Parse(string text, DatasetOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options).Table;

    public static SourceTable Read(byte[] bytes, DatasetOptions? options = null) => TableReader.Read(new MemoryInput("t.csv", bytes), options ?? new DatasetOptions());

    public static Dataset Load(string text, DatasetOptions? options = null) => DatasetLoader.Load("t.csv", Encoding.UTF8.GetBytes(text), options ?? new DatasetOptions());

    public static string ErrorOf(Action action) => Assert.Throws<InputException>(action).Message;

    /// <summary>A table of <paramref name="rows"/> rows, each written by a function of its number.</summary>
    public static string Rows(string header, int rows, Func<int, string> row) =>
        header + "\n" + string.Join("\n", Enumerable.Range(0, rows).Select(row)) + "\n";

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static string CellText(this CsvTable table, int row, int column) => Encoding.UTF8.GetString(table.Cell(row, column));
}
