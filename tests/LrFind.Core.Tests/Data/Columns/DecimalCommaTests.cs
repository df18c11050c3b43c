using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Columns;

public class DecimalCommaTests
{
    [Theory]
    [InlineData(TaskChoice.Auto)]
    [InlineData(TaskChoice.Regression)]
    public void An_error_for_a_target_with_decimal_commas_names_the_setting(TaskChoice task) => Assert.EndsWith(
        "; use `Decimal` , if the commas are decimal marks",
        Tables.ErrorOf(() => Tables.Load(Tables.Rows("a;y", 30, i => $"{i % 7};{i},25"), new DatasetOptions { Task = task })));

    [Fact]
    public void A_target_of_few_texts_with_decimal_commas_is_warned_of() => Assert.Contains(
        Tables.Load(Tables.Rows("a;y", 30, i => $"{i % 7};{i % 3},5")).Warnings,
        w => w.Message.StartsWith("the target 'y' holds texts such as", StringComparison.Ordinal) && w.Remedy == "use `Decimal` , if they are");

    [Fact]
    public void An_error_for_features_that_are_all_dropped_names_the_setting() => Assert.EndsWith(
        "; use `Decimal` , if the commas are decimal marks", Tables.ErrorOf(() => Tables.Load(Tables.Rows("a;y", 30, i => $"{i},25;{i % 7}.5"))));

    [Fact]
    public void A_strict_error_for_a_cell_with_a_decimal_comma_names_the_setting() => Assert.EndsWith(
        "; use `Decimal` , if the commas are decimal marks",
        Tables.ErrorOf(() => Tables.Load(Tables.Rows("a;y", 30, i => $"{(i == 9 ? "9,5" : $"{i % 7}")};{i}.5"), new DatasetOptions { Strict = true })));

    [Theory]
    [InlineData("979", "0.5")]
    [InlineData("7.416", "0,5")]
    [InlineData("1.150.571", "0.5")]
    public void Points_that_may_be_thousands_marks_are_warned_of(string first, string other) => Assert.Contains(
        Tables.Load(Tables.Rows("a;b;y", 30, i => $"{(i == 0 ? first : $"{i + 1}.416")};{other};{i % 7}.5")).Warnings, IsOfPoints);

    [Theory]
    [InlineData("a;b;y", "0.25")]
    [InlineData("a;b;y", "7.416")]
    [InlineData("a,b,y", "979")]
    public void Points_that_nothing_shows_to_be_thousands_marks_are_not(string header, string first)
    {
        char separator = header[1];
        string table = Tables.Rows(header, 30, i => $"{(i == 0 ? first : $"{i + 1}.416")};{i * 7 % 5}.5;{i % 7}.5".Replace(';', separator));
        Assert.DoesNotContain(Tables.Load(table).Warnings, IsOfPoints);
    }

    private static bool IsOfPoints(Warning warning) =>
        warning.Message.StartsWith("column 'a' holds points before exactly three digits", StringComparison.Ordinal)
        && warning.Remedy == "use `Decimal` , if they are";
}
