using LrFind.Cli.Completion;

namespace LrFind.Tests.Completion;

public class BashLineTests
{
    [Theory]
    [InlineData("lrfind run da", "da", "lrfind run", "da", "")]
    [InlineData("lrfind run ", "", "lrfind run", "", "")]
    [InlineData(@"lrfind my\ data.csv --target sepal\ l", @"sepal\ l", "lrfind|my data.csv|--target", "sepal l", "")]
    [InlineData("lrfind 'my data.csv' 'sepal l", "sepal l", "lrfind|my data.csv", "sepal l", "")]
    [InlineData("lrfind --model mlp:ge", "ge", "lrfind --model", "mlp:ge", "mlp:")]
    [InlineData("lrfind --engine=t", "t", "lrfind", "--engine=t", "--engine=")]
    [InlineData("lrfind a,'b c", "b c", "lrfind", "a,b c", "a,")]
    [InlineData("lrfind \"a\\\"b\\c", "a\\\"b\\c", "lrfind", "a\"b\\c", "")]
    [InlineData("", "", "", "", "")]
    public void A_line_is_words_without_their_quotes_of_which_the_last_one_is_typed(
        string line, string replaced, string words, string current, string kept)
    {
        var read = BashLine.Read(line, replaced);
        Assert.Equal(words.Split(words.Contains('|', StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries), read.Words);
        Assert.Equal((current, kept), (read.Current, read.Kept));
    }

    [Theory]
    [InlineData("lrfind ", "", "price ($5)", @"price\ \(\$5\)")]
    [InlineData("lrfind ", "", "it's", @"it\'s")]
    [InlineData("lrfind ", "", "~x", @"\~x")]
    [InlineData("lrfind ", "", "größe", "größe")]
    [InlineData("lrfind 'it", "it", "it's", @"it'\''s")]
    [InlineData("lrfind \"pri", "pri", "price ($5)", @"price (\$5)")]
    [InlineData("lrfind mlp:g", "g", "mlp:gelu", "gelu")]
    [InlineData("lrfind --drop='a", "a", "--drop=a b", "a b")]
    public void What_bash_puts_in_goes_on_with_the_quotes_that_are_open(string line, string replaced, string word, string expected) =>
        Assert.Equal(expected, BashLine.Read(line, replaced).Replacement(word));

    [Fact]
    public void The_home_directory_is_known_where_it_is_not_quoted()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal([$"{home}/d.csv", "~/d.csv", "a~/d"], BashLine.Read("~/d.csv '~/d.csv' a~/d ", "").Words);
    }

    [Fact]
    public void Bash_gets_words_alone_and_quoted()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", "sepal length,it's\n1,2\n3,4\n5,6\n");
        Assert.Equal(["nothing nospace", @"sepal\ length", @"it\'s"],
            CompleterTests.Lines("bash", "--", $"lrfind run {data} --target ", ""));
        Assert.Equal(["nothing nospace", "length"], CompleterTests.Lines("bash", "--", $"lrfind run {data} --target sepal\\ l", "l"));
    }
}
