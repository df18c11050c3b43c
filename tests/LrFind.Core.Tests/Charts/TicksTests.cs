using LrFind.Charts;
using ScottPlot;

namespace LrFind.Core.Tests.Charts;

public class TicksTests
{
    [Fact]
    public void Decades_are_labelled_and_their_multiples_marked()
    {
        Tick[] ticks = [.. RateTicks.Between(-3, -1, 12)];
        Assert.Equal(["10⁻³", "10⁻²", "10⁻¹"], ticks.Where(t => t.IsMajor).Select(t => t.Label));
        Assert.Equal(16, ticks.Count(t => !t.IsMajor));
    }

    [Fact]
    public void A_short_axis_labels_two_and_five_too() =>
        Assert.Equal(["5×10⁻³", "10⁻²", "2×10⁻²"], RateTicks.Between(Math.Log10(4e-3), Math.Log10(3e-2), 12).Where(t => t.IsMajor).Select(t => t.Label));

    [Theory]
    [InlineData(-30, 10)]
    [InlineData(-300, 300)]
    [InlineData(-5.5, 1.2)]
    [InlineData(-1, 0)]
    public void There_are_never_more_labels_than_room_and_two_at_least(double low, double high)
    {
        foreach (int most in new[] { 3, 6, 12 })
        {
            Tick[] ticks = [.. RateTicks.Between(low, high, most)];
            Assert.InRange(ticks.Count(t => t.IsMajor), 2, Math.Max(most, 4));
            Assert.All(ticks, t => Assert.InRange(t.Position, low - 1e-6, high + 1e-6));
        }
    }

    [Theory]
    [InlineData(new[] { 0, 0.5, 1 }, new[] { "0", "0.5", "1.0" })]
    [InlineData(new[] { -0.2, 0, 0.2 }, new[] { "−0.2", "0", "0.2" })]
    [InlineData(new[] { 0.25, 0.5, 0.75 }, new[] { "0.25", "0.50", "0.75" })]
    [InlineData(new[] { 100.0, 200, 300 }, new[] { "100", "200", "300" })]
    [InlineData(new[] { 2e6, 4e6, 6e6 }, new[] { "2×10⁶", "4×10⁶", "6×10⁶" })]
    [InlineData(new[] { 1e-6, 1.5e-6, 2e-6 }, new[] { "1.0×10⁻⁶", "1.5×10⁻⁶", "2.0×10⁻⁶" })]
    [InlineData(new[] { 7.0 }, new[] { "7" })]
    public void Numbers_of_an_axis_are_written_alike(double[] values, string[] labels) => Assert.Equal(labels, RoundTicks.Labels(values));
}
