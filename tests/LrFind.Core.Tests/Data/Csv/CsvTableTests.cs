using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;

namespace LrFind.Core.Tests.Data.Csv;

public class CsvTableTests
{
    [Fact]
    public void The_header_names_the_columns()
    {
        CsvTable table = Tables.Parse("a,b\n1,2\n3,4\n");
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(2, table.RowCount);
        Assert.Equal("4", table.CellText(1, 1));
    }

    [Fact]
    public void Without_a_header_columns_are_numbered_and_the_first_line_is_data()
    {
        CsvTable table = Tables.Parse("1,2\n3,4\n", new() { Header = HeaderChoice.No });
        Assert.Equal(["c1", "c2"], table.Columns);
        Assert.Equal(2, table.RowCount);
        Assert.Equal("1", table.CellText(0, 0));
    }

    [Theory]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\n1|2\n")]
    public void Other_separators_are_found_out(string text) => Assert.Equal("2", Tables.Parse(text).CellText(0, 1));

    [Fact]
    public void A_byte_order_mark_does_not_become_part_of_a_name() => Assert.Equal("a", Tables.Parse("\uFEFFa,b\n1,2\n").Columns[0]);

    [Fact]
    public void Quoted_cells_may_hold_separators_quotes_and_line_breaks()
    {
        CsvTable table = Tables.Parse("a,b\n\"x, \"\"y\"\"\nz\",2\n");
        Assert.Equal("x, \"y\"\nz", table.CellText(0, 0));
    }

    [Fact]
    public void Spaces_around_cells_are_taken_off() => Assert.Equal("x", Tables.Parse("a,b\n  x ,2\n").CellText(0, 0));

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        CsvTable table = Tables.Parse("a,b\n\n\"two\nlines\",2\nx,y\n");
        Assert.Equal([3, 5], [table.Line(0), table.Line(1)]);
    }

    [Fact]
    public void A_nameless_column_is_called_by_its_number() => Assert.Equal(["a", "c2"], Tables.Parse("a,\n1,2\n").Columns);

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "t.csv(3): error: found 1 field, expected 2 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`")]
    [InlineData("a,b\n1,2,3\n", "t.csv(2): error: found 3 fields, expected 2 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`")]
    [InlineData("a,b,a\n1,2,3\n", "t.csv(1,3): error: the column name 'a' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data")]
    [InlineData("a,b\n", "t.csv: error: the file holds a header but no rows; if its only line is data, use `Header` no")]
    public void A_table_that_is_not_well_formed_is_refused_with_its_place(string text, string message) =>
        Assert.Equal(message, Tables.ErrorOf(() => Tables.Parse(text)));

    [Fact]
    public void A_ragged_row_without_a_header_is_compared_with_the_first() =>
        Assert.Contains("t.csv(2): error: found 1 field, expected 2 as in the first row", Tables.ErrorOf(() => Tables.Parse("1,2\n3\n", new() { Header = HeaderChoice.No })));

    [Theory]
    [InlineData("a,b\n1,\"2\n")]
    [InlineData("a,b\n1,\"2\"x\n")]
    public void A_broken_quote_is_refused_with_its_line(string text) =>
        Assert.StartsWith("t.csv(2): error: ", Tables.ErrorOf(() => Tables.Parse(text)));

    [Fact]
    public void A_missing_file_is_one_line() =>
        Assert.Equal("no/such.csv: error: no such file", Tables.ErrorOf(() => CsvInput.Open("no/such.csv")));

    [Fact]
    public void A_folder_is_not_a_file()
    {
        string folder = Path.GetTempPath();
        Assert.Equal($"{folder}: error: this is a folder; expected a CSV file", Tables.ErrorOf(() => CsvInput.Open(folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n  \n\t\n")]
    public void An_empty_file_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        using var input = CsvInput.Open(folder.Write("empty.csv", text));
        Assert.Contains("the file is empty", Tables.ErrorOf(() => TableReader.Read(input, new())), StringComparison.Ordinal);
    }
}
