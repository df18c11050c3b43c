using LrFind.Charts.Panels;

namespace LrFind.Core.Tests.Charts.Panels;

public class LineBreakingTests
{
    [Theory]
    [InlineData("short", 10, 3, "short")]
    [InlineData("one two three", 8, 3, "one two|three")]
    [InlineData("one two three four five", 8, 2, "one two|three f…")]
    [InlineData("averylongwordindeed", 8, 3, "averylon|gwordind|eed")]
    [InlineData("two\nlines", 20, 3, "two lines")]
    [InlineData("", 8, 3, "")]
    [InlineData("a😀b", 2, 1, "a…")]
    public void A_text_is_broken_between_words_and_shortened_in_the_last_line(string text, int width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', LineBreaking.Break(text, width, most, t => t.Length)));

    [Fact]
    public void No_line_is_wider_than_it_may_be()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(0, 120)).Select(_ => "ab c"[random.Next(4)])]);
            int width = random.Next(3, 40);
            Assert.All(LineBreaking.Break(text, width, 3, t => t.Length), l => Assert.InRange(l.Length, 0, width));
        }
    }
}
