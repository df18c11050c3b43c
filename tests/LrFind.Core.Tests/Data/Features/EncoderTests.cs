using LrFind.Data.Columns;
using LrFind.Data.Features;

namespace LrFind.Core.Tests.Data.Features;

public class EncoderTests
{
    [Fact]
    public void Standardising_takes_mean_and_deviation_from_training_rows_only()
    {
        var column = new NumericColumn("x", 0, [1, 3, 1000]);
        Standardizer encoder = Standardizer.Fit(column, [0, 1])!;
        Assert.Equal(2, encoder.Mean);
        Assert.Equal(1, encoder.Scale);
        Assert.Equal([-1f], Encode(encoder, 0));
        Assert.Equal([998f], Encode(encoder, 2));
    }

    [Fact]
    public void A_missing_number_becomes_the_median_and_is_marked()
    {
        var column = new NumericColumn("x", 0, [1, 2, 9, double.NaN]);
        Standardizer encoder = Standardizer.Fit(column, [0, 1, 2, 3])!;
        Assert.Equal(["x", "x missing"], encoder.Outputs);
        float[] encoded = Encode(encoder, 3);
        Assert.Equal((float)((2 - encoder.Mean) / encoder.Scale), encoded[0]);
        Assert.Equal(1f, encoded[1]);
        Assert.Equal(0f, Encode(encoder, 0)[1]);
    }

    [Fact]
    public void A_large_offset_costs_no_precision()
    {
        (double mean, double scale) = NumericSummary.Moments([1e12 + 1, 1e12 + 2, 1e12 + 3]);
        Assert.Equal(1e12 + 2, mean, 3);
        Assert.Equal(Math.Sqrt(2.0 / 3), scale, 3);
    }

    [Fact]
    public void A_column_that_does_not_vary_has_no_encoder()
    {
        Assert.Null(Standardizer.Fit(new NumericColumn("x", 0, [5, 5, 6]), [0, 1]));
        Assert.Null(OneHotEncoder.Fit(new TextColumn("x", 0, [0, 0, 1], ["a", "b"]), [0, 1]));
    }

    [Fact]
    public void Categories_get_a_column_each_in_alphabetical_order()
    {
        var column = new TextColumn("x", 0, [0, 1, 2], ["b", "c", "a"]);
        OneHotEncoder encoder = OneHotEncoder.Fit(column, [0, 1, 2])!;
        Assert.Equal(["x=a", "x=b", "x=c"], encoder.Outputs);
        Assert.Equal([0f, 1f, 0f], Encode(encoder, 0));
        Assert.Equal([1f, 0f, 0f], Encode(encoder, 2));
    }

    [Fact]
    public void A_category_outside_the_training_rows_is_none_of_them()
    {
        var column = new TextColumn("x", 0, [0, 1, 2], ["a", "b", "c"]);
        Assert.Equal([0f, 0f], Encode(OneHotEncoder.Fit(column, [0, 1])!, 2));
    }

    [Fact]
    public void A_missing_category_counts_as_the_most_frequent_and_is_marked()
    {
        var column = new TextColumn("x", 0, [0, 1, 1, -1], ["a", "b"]);
        OneHotEncoder encoder = OneHotEncoder.Fit(column, [0, 1, 2, 3])!;
        Assert.Equal(["x=a", "x=b", "x missing"], encoder.Outputs);
        Assert.Equal([0f, 1f, 1f], Encode(encoder, 3));
        Assert.Equal([1f, 0f, 0f], Encode(encoder, 0));
    }

    [Fact]
    public void Rare_categories_share_a_column()
    {
        int[] codes = [.. Enumerable.Range(0, 40).SelectMany(c => Enumerable.Repeat(c, c < 32 ? 3 : 1))];
        var column = new TextColumn("x", 0, codes, [.. Enumerable.Range(0, 40).Select(c => $"v{c:00}")]);
        OneHotEncoder encoder = OneHotEncoder.Fit(column, [.. Enumerable.Range(0, codes.Length)])!;
        Assert.Equal(OneHotEncoder.MaxCategories + 1, encoder.Outputs.Count);
        Assert.Equal("x=(other)", encoder.Outputs[^1]);
        Assert.Equal(1f, Encode(encoder, codes.Length - 1)[^1]);
    }

    private static float[] Encode(FeatureEncoder encoder, int row)
    {
        float[] destination = new float[encoder.Outputs.Count];
        encoder.Encode(row, destination);
        return destination;
    }
}
