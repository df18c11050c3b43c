using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

public class NearestTests
{
    [Theory]
    [InlineData("adma", "adam")]
    [InlineData("Adam", "adam")]
    [InlineData("addam", "adam")]
    [InlineData("sdg", "sgd")]
    [InlineData("momentun", "momentum")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void A_slip_or_two_are_forgiven(string word, string? expected) => Assert.Equal(expected, Nearest.Of(word, ["sgd", "adam", "momentum"]));

    [Fact]
    public void A_hint_is_a_question_or_nothing()
    {
        Assert.Equal("; did you mean 'adam'?", Nearest.Hint("adma", ["sgd", "adam"]));
        Assert.Empty(Nearest.Hint("lbfgs", ["sgd", "adam"]));
        Assert.Empty(Nearest.Hint(new string('a', 100_000), ["sgd", "adam"]));
    }
}
