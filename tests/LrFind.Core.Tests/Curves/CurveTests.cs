using LrFind.Curves;

namespace LrFind.Core.Tests.Curves;

public class CurveTests
{
    [Fact]
    public void An_average_of_equal_samples_is_that_sample_from_the_first_on()
    {
        var ema = new Ema(0.98);
        for (int i = 0; i < 100; i++)
            Assert.Equal(0.7, ema.Add(0.7), 12);
    }

    [Fact]
    public void An_average_follows_its_formula()
    {
        var ema = new Ema(0.5);
        Assert.Equal(1, ema.Add(1), 12);
        Assert.Equal((0.25 * 1 + 0.5 * 4) / 0.75, ema.Add(4), 12);
    }

    [Fact]
    public void A_straight_line_is_fitted_exactly_ends_included()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => i * 0.1)];
        double[] y = [.. x.Select(v => 3 - 2 * v)];
        LocalLinearFit fit = LocalLinearFit.At(x, y, 0.5);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(y[i], fit.Values[i], 9);
            Assert.Equal(-2, fit.Slopes[i], 9);
        }
    }

    [Fact]
    public void Scaling_and_shifting_the_values_scales_and_shifts_the_fit()
    {
        double[] x = [.. Enumerable.Range(0, 80).Select(i => i * 0.05)];
        double[] y = [.. x.Select(v => Math.Sin(3 * v))];
        LocalLinearFit plain = LocalLinearFit.At(x, y, 0.3), moved = LocalLinearFit.At(x, [.. y.Select(v => 5 * v - 7)], 0.3);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(5 * plain.Values[i] - 7, moved.Values[i], 9);
            Assert.Equal(5 * plain.Slopes[i], moved.Slopes[i], 9);
        }
    }

    [Fact]
    public void A_single_point_is_its_own_fit_without_a_slope()
    {
        LocalLinearFit fit = LocalLinearFit.At([1.0], [2.0], 0.5);
        Assert.Equal((2, 0), (fit.Values[0], fit.Slopes[0]));
    }

    [Fact]
    public void Rates_that_do_not_rise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LossCurve([new(0, 0.1, 1), new(1, 0.1, 1)]));
        Assert.Throws<ArgumentException>(() => new LossCurve([new(0, 0, 1)]));
        Assert.Throws<ArgumentException>(() => new LossCurve([new(0, double.NaN, 1)]));
        Assert.Throws<ArgumentException>(() => new LossCurve([new(0, 0.1, 1), new(1, 0.2, 1, 1)]));
    }

    [Fact]
    public void Curves_of_a_set_share_their_rates_as_far_as_they_go()
    {
        LossCurve Curve(params LossPoint[] points) => new(points);
        LossCurve longest = Curve(new(0, 0.1, 1), new(1, 0.2, 1));
        var set = new CurveSet([Curve(new LossPoint(0, 0.1 + 1e-9, 1)), longest], 5);
        Assert.Equal((2, 5, 0.2), (set.Count, set.Steps, set.Rate(1)));
        Assert.Equal((1, 5), (set.Only(0).Count, set.Only(0).Steps));
        Assert.Throws<ArgumentException>(() => new CurveSet([]));
        Assert.Throws<ArgumentException>(() => new CurveSet([longest, Curve(new(0, 0.1, 1), new(1, 0.3, 1))]));
        Assert.Throws<ArgumentException>(() => new CurveSet([longest, Curve(new(0, 0.1, 1, 1), new(1, 0.2, 1, 1))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CurveSet([longest], 1));
    }
}
