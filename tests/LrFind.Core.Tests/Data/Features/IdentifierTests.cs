using LrFind.Data;

namespace LrFind.Core.Tests.Data.Features;

public class IdentifierTests
{
    [Theory]
    [InlineData("PassengerId")]
    [InlineData("CustomerID")]
    [InlineData("CUSTOMERID")]
    [InlineData("customer id")]
    [InlineData("RowNumber")]
    [InlineData("S.No")]
    [InlineData("Serial No.")]
    [InlineData("Sr. No.")]
    [InlineData("EmployeeNumber")]
    [InlineData("Order")]
    [InlineData("PID")]
    [InlineData("X")]
    public void A_column_that_counts_and_is_called_so_is_dropped(string name) => Assert.True(IsDropped(name, i => i + 1));

    [Theory]
    [InlineData("CustomerId")]
    [InlineData("PID")]
    public void A_name_of_rows_need_not_rise(string name) => Assert.True(IsDropped(name, i => 1000 + i * 37 % 101));

    [Theory]
    [InlineData("Order")]
    [InlineData("House No")]
    [InlineData("X")]
    public void Numbers_that_only_differ_are_kept_under_a_name_that_may_mean_a_quantity(string name) =>
        Assert.False(IsDropped(name, i => 1000 + i * 37 % 101));

    [Theory]
    [InlineData("paid")]
    [InlineData("humid")]
    [InlineData("x")]
    [InlineData("glucose")]
    public void Numbers_that_count_are_kept_under_another_name(string name) => Assert.False(IsDropped(name, i => i + 1));

    [Fact]
    public void Numbers_that_repeat_are_kept() => Assert.False(IsDropped("CustomerId", i => i / 2));

    [Fact]
    public void Digits_with_leading_zeros_are_names_and_said_to_be()
    {
        string[] zips = ["07030", "01220", "10001", "02139"];
        Dataset dataset = Tables.Load(Tables.Rows("zip,a,y", 60, i => $"{zips[i % 4]},{i * 7 % 13}.5,{i}.25"));
        Assert.Contains("zip=07030", dataset.FeatureNames);
        Assert.Contains(dataset.Warnings, w => w.Message.Contains("'zip' holds digits with leading zeros", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lone_leading_zero_makes_no_name()
    {
        Dataset dataset = Tables.Load(Tables.Rows("n,a,y", 60, i => $"{(i == 7 ? "07" : $"{i % 50}")},{i * 7 % 13}.5,{i}.25"));
        Assert.Equal(["n", "a"], dataset.FeatureNames);
    }

    private static bool IsDropped(string name, Func<int, int> value) =>
        !Tables.Load(Tables.Rows($"{name},a,y", 60, i => $"{value(i)},{i * 7 % 13}.5,{i * i % 17}.25")).FeatureNames.Contains(name);
}
