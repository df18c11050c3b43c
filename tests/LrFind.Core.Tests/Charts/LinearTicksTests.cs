using FsCheck;
using FsCheck.Fluent;
using LrFind.Charts;

namespace LrFind.Core.Tests.Charts;

public class LinearTicksTests
{
    [Theory]
    [InlineData(0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 3.2, 8, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    [InlineData(-1, 1, 5, "−1.0 −0.5 0.0 0.5 1.0")]
    [InlineData(0, 100, 6, "0 20 40 60 80 100")]
    [InlineData(0.1, 0.3, 5, "0.10 0.15 0.20 0.25 0.30")]
    [InlineData(1.1, 1.9, 2, "1.2 1.4 1.6 1.8")]
    [InlineData(0, 4e-7, 5, "0 1×10⁻⁷ 2×10⁻⁷ 3×10⁻⁷ 4×10⁻⁷")]
    [InlineData(0, 2e6, 5, "0 0.5×10⁶ 1.0×10⁶ 1.5×10⁶ 2.0×10⁶")]
    public void Labels_are_round_and_have_the_same_decimals(double min, double max, int most, string expected)
    {
        Assert.Equal(expected, string.Join(' ', new LinearScale(min, max).Ticks(most).Select(tick => tick.Label)));
    }

    [Fact]
    public void Ticks_lie_inside_increase_and_are_neither_few_nor_many()
    {
        Gen<(double Min, double Span)> ranges =
            from sign in Gen.Choose(-1000, 1000)
            from exponent in Gen.Choose(-60, 60)
            from span in Gen.Choose(1, 10_000)
            select (sign * Math.Pow(10, exponent / 10.0), span * Math.Pow(10, exponent / 10.0 - 2));

        Prop.ForAll(ranges.ToArbitrary(), range =>
        {
            IReadOnlyList<Tick> ticks = new LinearScale(range.Min, range.Min + range.Span).Ticks(10);
            bool inside = ticks.All(tick => tick.Value >= range.Min && tick.Value <= range.Min + range.Span);
            bool increasing = ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value);
            bool distinct = ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Count;
            return inside && increasing && distinct && ticks.Count is >= 2 and <= 10;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Fewer_than_two_labels_cannot_be_asked_for()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearScale(0, 1).Ticks(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogScale(1, 10).Ticks(1));
    }
}
