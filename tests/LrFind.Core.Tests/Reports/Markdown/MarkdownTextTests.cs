using System.Net;
using LrFind.Reports.Markdown;

namespace LrFind.Core.Tests.Reports.Markdown;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("[a](b) ![c](d)", @"\[a\](b) !\[c\](d)")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("*a* _b_ ~~c~~ `d` $e$", @"\*a\* \_b\_ \~\~c\~\~ \`d\` \$e\$")]
    [InlineData("@all a@b.c", "&#64;<!-- -->all a&#64;<!-- -->b.c")]
    [InlineData("#1 a/b#2 GH-3", @"\#<!-- -->1 a/b\#<!-- -->2 GH-<!-- -->3")]
    [InlineData("https://a.b ftp://c mailto:d xmpp:e", "https:<!-- -->//a.b ftp:<!-- -->//c mailto:<!-- -->d xmpp:<!-- -->e")]
    [InlineData("www.a.b WWW.c", "www<!-- -->.a.b WWW<!-- -->.c")]
    [InlineData(":smile:", ":<!-- -->smile:")]
    [InlineData("a\n# b\e", "a␊\\# b␛")]
    [InlineData("iris.csv: 150 rows, 4 features", "iris.csv: 150 rows, 4 features")]
    public void All_that_is_markup_is_text(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Of(text));

    [Theory]
    [InlineData("*a* `b` [c](d) | e")]
    [InlineData("<b>&amp;")]
    [InlineData("@all #1 https://a.b www.c")]
    public void In_an_element_of_HTML_it_is_the_same_text(string text)
    {
        string html = MarkdownText.InElement(text);
        Assert.Equal(text, WebUtility.HtmlDecode(html.Replace("<!-- -->", "", StringComparison.Ordinal)));
        Assert.DoesNotContain("<b", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!&)#\d", html);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fence_is_longer_than_those_in_it_and_holds_nothing_that_acts() =>
        Assert.Equal("````sh\na ``` ␛\nb\n````", MarkdownText.Fenced("sh", "a ``` \e\nb"));
}
