using LrFind.Data;

namespace LrFind.Core.Tests.Data;

public class ColumnReaderTests
{
    private static TableColumn Read(params string[] cells) =>
        ColumnReader.Read(Tables.Parse("x,y\n" + string.Concat(cells.Select(c => $"{c},0\n"))), 0);

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
    public void A_stray_text_among_numbers_is_an_error_with_its_place()
    {
        string[] cells = [.. Enumerable.Range(0, 20).Select(i => i == 6 ? "oops" : $"{i}")];
        Assert.Equal(
            "t.csv(8,1): error: column 'x' holds 'oops', which is not a finite number; expected one as in 19 other rows; "
            + "correct the cell, or leave it empty if the value is missing",
            Tables.ErrorOf(() => Read(cells)));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1,5")]
    [InlineData("12abc")]
    public void What_is_no_finite_number_is_not_taken_for_one(string cell)
    {
        string[] cells = [.. Enumerable.Range(0, 20).Select(i => i == 6 ? $"\"{cell}\"" : $"{i}")];
        Assert.Contains($"holds '{cell}'", Tables.ErrorOf(() => Read(cells)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_cell_is_shortened_in_the_message()
    {
        string[] cells = [.. Enumerable.Range(0, 20).Select(i => i == 6 ? new string('x', 500) : $"{i}")];
        Assert.True(Tables.ErrorOf(() => Read(cells)).Length < 250);
    }
}
