using LrFind.Data;

namespace LrFind.Core.Tests.Data.Csv;

public class HeaderFitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_without_a_name_for_the_row_names_names_the_other_columns(bool areTexts)
    {
        Dataset dataset = Tables.Load(Tables.Rows("\"a\",\"y\"", 30, i => $"\"{(areTexts ? "r" : "")}{i + 1}\",{i * 7 % 13}.5,{i}.25"));
        Assert.Equal(["a"], dataset.FeatureNames);
        Assert.Equal("y", dataset.TargetName);
    }

    [Theory]
    [InlineData(",", "")]
    [InlineData("", ",")]
    [InlineData(",", ",")]
    public void A_separator_at_the_end_of_lines_is_no_column(string behindNames, string behindRows)
    {
        Dataset dataset = Tables.Load(Tables.Rows("a,b,y" + behindNames, 30, i => $"{i * 7 % 13}.5,{i % 5}.5,{i}.25" + behindRows));
        Assert.Equal(["a", "b"], dataset.FeatureNames);
        Assert.Equal("y", dataset.TargetName);
    }

    [Fact]
    public void A_name_that_is_missing_otherwise_is_an_error() => Assert.Contains(
        "found 3 fields, expected 2 as in the header", Tables.ErrorOf(() => Tables.Load(Tables.Rows("a,y", 30, i => $"{i % 7}.5,{i % 5}.5,{i}.25"))));
}
