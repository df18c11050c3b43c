using System.Globalization;
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
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossCurve([new(0, 0.1, 1)], usable: 2));
    }

    [Fact]
    public void A_curve_file_holds_settings_a_header_and_numbers_that_read_back_to_the_same_bits()
    {
        var curve = new LossCurve([new(0, 1e-5, 0.1 + 0.2), new(1, Math.PI, double.PositiveInfinity), new(2, 10, double.NaN)]);
        var writer = new StringWriter();
        CurveFile.Write(writer, curve, [new("seed", "7"), new("data", "two\nlines")]);
        string[] lines = writer.ToString().Split('\n');
        Assert.Equal(["# seed: 7", "# data: two lines", "iteration,lr,loss", "0,1E-05,0.30000000000000004", "1,3.141592653589793,inf", "2,10,nan", ""], lines);
        Assert.Equal(0.1 + 0.2, double.Parse(lines[3].Split(',')[2], CultureInfo.InvariantCulture));
    }
}
