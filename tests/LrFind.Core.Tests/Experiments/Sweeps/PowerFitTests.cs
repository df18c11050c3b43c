using LrFind.Experiments.Sweeps;

namespace LrFind.Core.Tests.Experiments.Sweeps;

public class PowerFitTests
{
    [Fact]
    public void A_power_law_is_found_whatever_the_factor_of_each_group()
    {
        var fit = PowerFit.Fit([Law(3, 16, 64, 256), Law(0.01, 8, 32), Law(7, 5)])!;
        Assert.Equal(0.5, fit.Exponent, 1e-12);
        Assert.Equal(0, fit.StandardError!.Value, 1e-7);
        Assert.Equal(5, fit.Points);
    }

    // Slope and its error by hand: x = 0, 1, 2 and y = 0, 2, 1 in logarithms.
    [Fact]
    public void The_error_is_that_of_a_straight_line()
    {
        var fit = PowerFit.Fit([[(1, 1), (10, 100), (100, 10)]])!;
        Assert.Equal(0.5, fit.Exponent, 1e-12);
        Assert.Equal(Math.Sqrt(1.5 / 2), fit.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Two_points_have_a_slope_but_no_error() => Assert.Null(PowerFit.Fit([Law(1, 2, 4)])!.StandardError);

    [Fact]
    public void Without_two_different_points_there_is_no_fit()
    {
        Assert.Null(PowerFit.Fit([]));
        Assert.Null(PowerFit.Fit([[(2, 1), (2, 3)], [(4, 1)]]));
    }

    private static (double X, double Y)[] Law(double factor, params double[] x) => [.. x.Select(v => (v, factor * Math.Sqrt(v)))];
}
