using System.Globalization;
using System.Text.Json;
using LrFind.Reports.Json;

namespace LrFind.Core.Tests.Reports.Json;

public class NumberColumnTests
{
    [Theory]
    [InlineData("[1,0.1,1.0215675,1E-05]", 1.0, 0.1, 1.0215674993812554, 1e-5)]
    [InlineData("[null,null,null,0]", double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0)]
    [InlineData("[1E+300,-1E+300]", 1e300, -1e300)]
    [InlineData("[]")]
    public void Numbers_have_as_few_digits_as_single_precision_needs(string text, params double[] values) =>
        Assert.Equal(text, new NumberColumn(values).Text);

    [Fact]
    public void Numbers_come_back_in_the_precision_that_was_asked_for()
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-30, 30)))];
        Assert.Equal(values.Select(v => (float)v), Read<float[]>(new NumberColumn(values)));
        Assert.Equal(values, Read<double[]>(new NumberColumn(values, IsDouble: true)));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        CultureInfo former = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = german;
        try
        {
            Assert.Equal("[1.5,-2.25]", new NumberColumn([1.5, -2.25]).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    private static T Read<T>(NumberColumn column) => JsonSerializer.Deserialize<T>(column.Text)!;
}
