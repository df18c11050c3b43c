using LrFind.Data;
using LrFind.Data.Cells;
using LrFind.Data.Columns;

namespace LrFind.Core.Tests.Data.Columns;

public class ColumnReaderTests
{
    private static TableColumn Read(params string[] cells) => Read(new DatasetOptions(), cells);

    private static TableColumn Read(DatasetOptions options, params string[] cells) => ColumnReader.Read(
        Tables.Parse("x,y\n" + string.Concat(cells.Select(c => $"\"{c}\",0\n")), options with { Header = HeaderChoice.Yes }), 0, new CellRules(options));

    [Fact]
    public void Numbers_in_any_usual_form_are_numbers()
    {
        var column = Assert.IsType<NumericColumn>(Read("1", "-2.5", "+3", "4e-2", "5E3", "  6 ", ".5", "7."));
        Assert.Equal([1, -2.5, 3, 0.04, 5000, 6, 0.5, 7], column.Values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("NaN")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("?")]
    public void Missing_values_have_many_spellings(string cell)
    {
        var column = Assert.IsType<NumericColumn>(Read("1", cell, "3"));
        Assert.True(column.IsMissing(1));
        Assert.False(column.IsMissing(0));
    }

    [Fact]
    public void Text_becomes_codes_into_its_categories()
    {
        var column = Assert.IsType<TextColumn>(Read("red", "blue", "red", ""));
        Assert.Equal(["red", "blue"], column.Categories);
        Assert.Equal([0, 1, 0, -1], column.Codes);
    }

    [Fact]
    public void A_mixed_column_is_text() => Assert.IsType<TextColumn>(Read("1", "2", "A7", "B9"));

    [Fact]
    public void A_stray_text_among_numbers_counts_as_missing()
    {
        var column = Assert.IsType<NumericColumn>(Read([.. With("oops")]));
        Assert.Equal((19, 1, 0), (column.Numbers, column.Bad, column.Infinite));
        Assert.True(column.IsMissing(6));
        Assert.Equal([6], column.BadRows);
    }

    [Fact]
    public void A_stray_text_among_numbers_is_an_error_with_its_place_where_that_is_asked_for() =>
        Assert.Equal(
            "t.csv(8,1): error: column 'x' holds 'oops', which is not a finite number; expected one as in 19 other rows; "
            + "correct the cell, leave it empty if the value is missing, or do without `Strict`",
            Tables.ErrorOf(() => Read(new DatasetOptions { Strict = true }, [.. With("oops")])));

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-inf")]
    [InlineData("1e999")]
    [InlineData("-1e300")]
    public void Infinite_and_absurdly_large_numbers_count_as_missing(string cell)
    {
        var column = Assert.IsType<NumericColumn>(Read([.. With(cell)]));
        Assert.Equal((19, 0, 1), (column.Numbers, column.Bad, column.Infinite));
        Assert.True(column.IsMissing(6));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("12abc")]
    [InlineData("--1")]
    [InlineData("1 2")]
    public void What_is_no_number_is_not_taken_for_one(string cell) => Assert.Equal(1, Assert.IsType<NumericColumn>(Read([.. With(cell)])).Bad);

    [Fact]
    public void A_long_cell_is_shortened_in_the_message() =>
        Assert.True(Tables.ErrorOf(() => Read(new DatasetOptions { Strict = true }, [.. With(new string('x', 500))])).Length < 250);

    private static IEnumerable<string> With(string odd) => Enumerable.Range(0, 20).Select(i => i == 6 ? odd : $"{i}");
}
