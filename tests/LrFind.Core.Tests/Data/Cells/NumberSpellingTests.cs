using System.Text;
using LrFind.Data;
using LrFind.Data.Cells;

namespace LrFind.Core.Tests.Data.Cells;

public class NumberSpellingTests
{
    [Theory]
    [InlineData("(948.53)", -948.53)]
    [InlineData("($1,408.97)", -1408.97)]
    [InlineData("$(1,408.97)", -1408.97)]
    [InlineData("(5.5%)", -5.5)]
    [InlineData("189.71-", -189.71)]
    [InlineData("1,189.71-", -1189.71)]
    [InlineData("- 12.5", -12.5)]
    [InlineData("\u2212189.71", -189.71)]
    [InlineData("\u20133", -3)]
    [InlineData("\uFE633", -3)]
    [InlineData("\uFF0D1e3", -1000)]
    [InlineData("1e\u22123", 0.001)]
    [InlineData("$\u22125", -5)]
    [InlineData("6.102935D+02", 610.2935)]
    [InlineData("-1.5d-1", -0.15)]
    [InlineData("2.D0", 2)]
    [InlineData("1 234.5", 1234.5)]
    [InlineData("1\u00A0234.5", 1234.5)]
    [InlineData("1\u202F234.5", 1234.5)]
    [InlineData("\u22121\u2009234\u2009567.5", -1234567.5)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("1\u2019234.5", 1234.5)]
    [InlineData("1_000", 1000)]
    public void A_number_keeps_its_sign_and_size_however_it_is_spelled(string cell, double value) => Assert.Equal(value, Parse(cell, '.'));

    [Theory]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u2009234,5", 1234.5)]
    [InlineData("(1.234,5)", -1234.5)]
    [InlineData("6,1D+02", 610)]
    [InlineData("3,5-", -3.5)]
    public void So_it_does_with_a_decimal_comma(string cell, double value) => Assert.Equal(value, Parse(cell, ','));

    [Theory]
    [InlineData("-(5)")]
    [InlineData("(-5)")]
    [InlineData("-5-")]
    [InlineData("\u2212-5")]
    [InlineData("-+5")]
    [InlineData("()")]
    [InlineData("(5")]
    [InlineData("10\u201320")]
    [InlineData("12D3")]
    [InlineData("4d")]
    [InlineData("1_00")]
    [InlineData("2 (3)")]
    public void What_has_two_signs_or_none_that_is_known_is_no_number(string cell) =>
        Assert.Null(NumberFormat.Guess(Encoding.UTF8.GetBytes(cell), (byte)'.'));

    [Fact]
    public void All_rows_of_a_large_file_are_read_so_too()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Tables.Rows("a,b,y", 400_000, i => $"{i % 7}.25,({i % 5}.5),{(i % 2 == 0 ? "\u2212" : "")}{i % 11}.5D+00"));
            Dataset dataset = DatasetLoader.Load(file, new DatasetOptions { AllRows = true });
            Assert.Equal((400_000, TaskKind.Regression), (dataset.FileRows, dataset.Task));
            Assert.Empty(dataset.Warnings);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Parse(string cell, char mark)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(cell);
        NumberFormat format = Assert.NotNull(NumberFormat.Guess(bytes, (byte)mark));
        Assert.True(format.TryParseSpelled(bytes, out double value));
        return value;
    }
}
