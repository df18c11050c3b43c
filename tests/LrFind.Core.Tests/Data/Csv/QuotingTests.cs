using FsCheck;
using FsCheck.Fluent;
using LrFind.Data;
using LrFind.Data.Csv;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>Any cells, written with quotes where they need them, are read as they were.</summary>
public class QuotingTests
{
    [Fact]
    public void Any_table_comes_back_through_quotes_whatever_separates_its_fields() =>
        Prop.ForAll(RecordTables.Any(',', ';', '\t', '|', ' ', ':', '~').ToArbitrary(), table =>
        {
            CsvTable read = Tables.Read(table.ToBytes(), new DatasetOptions { Separator = table.Separator, Header = HeaderChoice.Yes }).Table;
            return read.Columns.SequenceEqual(table.Rows[0]) && Cells(read).SequenceEqual(table.Rows.Skip(1).SelectMany(r => r));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Cells(CsvTable table) =>
        from row in Enumerable.Range(0, table.RowCount)
        from column in Enumerable.Range(0, table.Columns.Count)
        select table.CellText(row, column);
}
