using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

/// <summary>Columns of a terminal are counted by what is seen.</summary>
public class VisibleWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("naïve", 5)]
    [InlineData("naı\u0308ve", 5)]
    [InlineData("面積", 4)]
    [InlineData("면적", 4)]
    [InlineData("\u1106\u1167\u11ab", 2)]
    [InlineData("ﾒﾝｾｷ", 4)]
    [InlineData("ｗｉｄｅ", 8)]
    [InlineData("🙂", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("a…", 2)]
    [InlineData("␛�", 2)]
    public void Letters_of_East_Asia_and_pictures_take_two_columns_and_marks_none(string text, int columns) =>
        Assert.Equal(columns, VisibleWidth.Of(text));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("面積合計", 8, "面積合計")]
    [InlineData("面積合計", 7, "面積合…")]
    [InlineData("面積合計", 6, "面積…")]
    [InlineData("e\u0301te\u0301s", 3, "e\u0301t…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…")]
    [InlineData("a\nb", 3, "a␊b")]
    [InlineData("abc", 0, "")]
    public void A_text_is_cut_between_what_is_seen(string text, int columns, string fitted) =>
        Assert.Equal(fitted, VisibleWidth.Fitted(text, columns));

    [Fact]
    public void Padded_texts_end_in_the_same_column()
    {
        Assert.Equal("面積  |", VisibleWidth.PadRight("面積", 6) + "|");
        Assert.Equal("  面積", VisibleWidth.PadLeft("面積", 6));
        Assert.Equal("面積", VisibleWidth.PadRight("面積", 2));
    }

    [Fact]
    public void Whatever_fits_is_no_wider_than_asked_for()
    {
        string text = string.Concat(Enumerable.Repeat("a面👩‍👩‍👧e\u0301🇩🇪", 5));
        for (int columns = 0; columns < 60; columns++)
            Assert.InRange(VisibleWidth.Of(VisibleWidth.Fitted(text, columns)), Math.Max(0, Math.Min(40, columns) - 1), columns);
    }
}
