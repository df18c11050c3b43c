using LrFind.Curves;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Curves;

public class LocalLinearFitTests
{
    private static double[] Range(int count, Func<double, double> value) => [.. Enumerable.Range(0, count).Select(i => value((double)i / (count - 1)))];

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.01)]
    [InlineData(1)]
    public void A_straight_line_is_its_own_fit_ends_included_however_wide_the_kernel(double bandwidth)
    {
        double[] x = Range(50, t => t), y = Range(50, t => 3 - 2 * t);
        LocalLinearFit fit = LocalLinearFit.At(x, y, bandwidth);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(y[i], fit.Values[i], 1e-12);
            Assert.Equal(-2, fit.Slopes[i], 1e-9);
        }
    }

    [Fact]
    public void Where_points_lie_far_apart_the_kernel_is_as_wide_as_they_are()
    {
        double[] x = [0, 10, 20, 30, 30.1, 30.2, 30.3], y = [.. x.Select(v => v / 10)];
        Assert.All(LocalLinearFit.At(x, y, 0.2).Slopes.ToArray(), slope => Assert.Equal(0.1, slope, 1e-9));
    }

    [Fact]
    public void The_closest_fit_follows_what_is_smooth_and_averages_what_is_noise()
    {
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        double[] x = Range(200, t => t), step = Range(200, t => 1 / (1 + Math.Exp(-100 * (t - 0.5))));
        double[] noise = Range(200, _ => random.NextGaussian());
        double ErrorOf(LocalLinearFit fit, Func<int, double> truth) => Enumerable.Range(0, x.Length).Average(i => Math.Pow(fit.Values[i] - truth(i), 2));
        Assert.InRange(ErrorOf(LocalLinearFit.Closest(x, step, 0.2, x.Length), i => step[i]), 0, 3e-4);
        Assert.InRange(ErrorOf(LocalLinearFit.Closest(x, noise, 0.2, x.Length), _ => 0), 0, 0.1);
    }
}
