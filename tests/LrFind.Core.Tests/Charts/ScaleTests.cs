using LrFind.Charts;

namespace LrFind.Core.Tests.Charts;

public class ScaleTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 0.5)]
    [InlineData(6, 1)]
    [InlineData(8, 1.5)]
    [InlineData(0, -0.5)]
    public void Linear_scale_places_values_by_difference(double value, double expected) =>
        Assert.Equal(expected, new LinearScale(2, 6).Fraction(value), 12);

    [Theory]
    [InlineData(1e-4, 0)]
    [InlineData(1e-2, 0.5)]
    [InlineData(1, 1)]
    [InlineData(100, 1.5)]
    public void Log_scale_places_values_by_ratio(double value, double expected) =>
        Assert.Equal(expected, new LogScale(1e-4, 1).Fraction(value), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Log_scale_has_no_place_for_what_is_not_positive(double value) =>
        Assert.True(double.IsNaN(new LogScale(1e-4, 1).Fraction(value)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-1.5e308, 1.5e308)]
    [InlineData(1, 1.00000000001)]
    public void Bounds_that_cannot_be_drawn_are_refused(double min, double max) =>
        Assert.Throws<ArgumentException>(() => new LinearScale(min, max));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 1.0000000001)]
    public void Log_bounds_that_cannot_be_drawn_are_refused(double min, double max) =>
        Assert.Throws<ArgumentException>(() => new LogScale(min, max));
}
