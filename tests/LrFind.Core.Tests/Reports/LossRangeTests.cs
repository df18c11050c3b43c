using LrFind.Core.Tests.Suggestions;
using LrFind.Reports;

namespace LrFind.Core.Tests.Reports;

public class LossRangeTests
{
    [Fact]
    public void Curves_are_shown_from_below_their_lowest_loss_to_above_their_start_whatever_they_end_in()
    {
        LossRange range = LossRange.Of(PlantedCurve.Of(t => t < -3 ? 3 : t < 0 ? 1 : 1e9));
        Assert.Equal(1 - 0.12 * 2, range.Low, 1e-12);
        Assert.Equal(3 + 0.35 * 2, range.High, 1e-12);
    }

    [Fact]
    public void Losses_that_are_no_numbers_do_not_count() =>
        Assert.Equal(LossRange.Of(PlantedCurve.Of(t => t < 0 ? 1 : 0.5)), LossRange.Of(PlantedCurve.Of(t => t < 0 ? 1 : t > 0.5 ? double.NaN : 0.5)));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.NaN)]
    public void A_flat_curve_has_a_range_around_it(double loss)
    {
        LossRange range = LossRange.Of(PlantedCurve.Of(_ => loss));
        Assert.True(range.Low < range.High && double.IsFinite(range.High - range.Low));
    }
}
