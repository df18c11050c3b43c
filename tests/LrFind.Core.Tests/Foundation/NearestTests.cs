using FsCheck;
using FsCheck.Fluent;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

public class NearestTests
{
    private static readonly string[] s_known = ["adam", "adamw", "sgd", "rmsprop", "--batch-size", "--target", "wide-deep"];

    [Theory]
    [InlineData("adma", "adam")]
    [InlineData("ADAM", "adam")]
    [InlineData("adanw", "adamw")]
    [InlineData("sdg", "sgd")]
    [InlineData("rmprop", "rmsprop")]
    [InlineData("--taget", "--target")]
    [InlineData("--batchsize", "--batch-size")]
    [InlineData("widedeep", "wide-deep")]
    public void A_word_that_a_slip_or_two_away_is_known_is_meant(string word, string meant) => Assert.Equal(meant, Nearest.Of(word, s_known));

    [Theory]
    [InlineData("rms", "rmsprop")]
    [InlineData("--batch", "--batch-size")]
    public void So_is_one_that_it_is_the_beginning_of(string word, string meant) => Assert.Equal(meant, Nearest.Of(word, s_known));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("xyz")]
    [InlineData("nothing-like-it")]
    public void A_word_that_is_like_none_gets_no_hint(string word)
    {
        Assert.Null(Nearest.Of(word, s_known));
        Assert.Equal("", Nearest.Hint(word, s_known));
    }

    [Fact]
    public void Words_that_are_equally_close_are_all_named() =>
        Assert.Equal("; did you mean '--lr-min' or '--lr-max'?", Nearest.Hint("--lr-mix", ["--lr-min", "--lr-max", "--loss"]));

    [Fact]
    public void Nothing_known_gives_no_hint() => Assert.Equal("", Nearest.Hint("adam", []));

    [Fact]
    public void A_known_word_is_its_own_nearest() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(s_known).ToArbitrary(), word => Nearest.Of(word, s_known) == word));

    [Fact]
    public void A_letter_left_out_added_changed_or_swapped_is_found_whatever_the_word() => Check.QuickThrowOnFailure(Prop.ForAll(
        Words().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (word, at) =>
        {
            int i = at % (word.Length - 1);
            string[] slips = [word.Remove(i, 1), word.Insert(i, "q"), $"{word[..i]}q{word[(i + 1)..]}", $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}"];
            return slips.All(s => Nearest.All(s, [word, "0123456789"]).SequenceEqual([word]));
        }));

    private static Gen<string> Words() =>
        from length in Gen.Choose(4, 16) from letters in Gen.ArrayOf(Gen.Elements("abcdefghij-".ToCharArray()), length) select new string(letters);
}
