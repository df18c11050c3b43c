using FsCheck;
using FsCheck.Fluent;
using LrFind.Charts;

namespace LrFind.Core.Tests.Charts;

public class LogTicksTests
{
    [Theory]
    [InlineData(1e-5, 10, 12, "10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹")]
    [InlineData(1e-5, 10, 4, "10⁻⁴ 10⁻² 10⁰")]
    [InlineData(0.01, 0.1, 12, "10⁻² 2×10⁻² 5×10⁻² 10⁻¹")]
    [InlineData(0.02, 0.9, 12, "2×10⁻² 5×10⁻² 10⁻¹ 2×10⁻¹ 5×10⁻¹")]
    [InlineData(1.1, 1.9, 12, "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9")]
    [InlineData(1e-12, 1e12, 12, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 10⁰ 10³ 10⁶ 10⁹ 10¹²")]
    [InlineData(0.1, 10, 2, "10⁻¹ 10¹")]
    public void Labels_follow_the_length_of_the_range(double min, double max, int most, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Labels(new LogScale(min, max).Ticks(most))));
    }

    [Fact]
    public void Every_decade_has_eight_minor_ticks()
    {
        IReadOnlyList<Tick> ticks = new LogScale(1e-3, 1).Ticks(12);
        Assert.Equal(3 * 8, ticks.Count(tick => tick.Label is null));
        Assert.Contains(ticks, tick => tick.Value == 0.007);
    }

    [Fact]
    public void Ticks_lie_inside_increase_and_are_neither_few_nor_many()
    {
        Gen<(double Min, double Max)> ranges =
            from low in Gen.Choose(-2000, 1000)
            from length in Gen.Choose(1, 3000)
            select (Math.Pow(10, low / 100.0), Math.Pow(10, (low + length) / 100.0));

        Prop.ForAll(ranges.ToArbitrary(), range =>
        {
            IReadOnlyList<Tick> ticks = new LogScale(range.Min, range.Max).Ticks(12);
            bool inside = ticks.All(tick => tick.Value >= range.Min && tick.Value <= range.Max);
            bool increasing = ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value);
            return inside && increasing && Labels(ticks).Count is >= 2 and <= 12;
        }).QuickCheckThrowOnFailure();
    }

    private static List<string> Labels(IReadOnlyList<Tick> ticks) =>
        [.. ticks.Where(tick => tick.Label is not null).Select(tick => tick.Label!)];
}
