using FsCheck;
using FsCheck.Fluent;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Convolutions and poolings against their definitions, for shapes nobody chose.</summary>
public class ConvTests
{
    [Fact]
    public void A_convolution_agrees_with_its_definition_for_any_shape()
    {
        Gen<(int[] Sizes, int[] Window, int Seed)> cases =
            from sizes in Gen.ArrayOf(Gen.Choose(1, 19), 2)
            from channels in Gen.ArrayOf(Gen.Choose(1, 4), 3)
            from kernel in Gen.ArrayOf(Gen.Choose(1, 4), 2)
            from stride in Gen.ArrayOf(Gen.Choose(1, 3), 2)
            from padding in Gen.ArrayOf(Gen.Choose(0, 3), 2)
            from dilation in Gen.ArrayOf(Gen.Choose(1, 3), 2)
            from seed in Gen.Choose(0, 1_000_000)
            select ((int[])[.. sizes, .. channels], (int[])[.. kernel, .. stride, .. padding, .. dilation], seed);
        Prop.ForAll(cases.ToArbitrary(), c => Check(c.Sizes, c.Window, c.Seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_layer_over_rows_of_values_is_the_one_over_images_of_height_1()
    {
        var one = new Conv1dSpec(3, 4, 5) { Stride = 2, Padding = 3, Dilation = 2 };
        var two = new Conv2dSpec(3, 4, new SpatialPair(1, 5)) { Stride = new SpatialPair(1, 2), Padding = new SpatialPair(0, 3), Dilation = new SpatialPair(1, 2) };
        float[] x = Random(new Pcg32(1, RandomPurpose.Shuffle), 2 * 3 * 31);
        using var a = new LayerBench(one, [new TensorShape(3, 31)], 2);
        using var b = new LayerBench(two, [new TensorShape(3, 1, 31)], 2);
        float[] y = a.Forward(ForwardMode.Training, x);
        Assert.Equal(y, b.Forward(ForwardMode.Training, x));
        float[] dy = Random(new Pcg32(2, RandomPurpose.Shuffle), y.Length);
        Assert.Equal(a.Backward(dy)[0], b.Backward(dy)[0]);
    }

    [Fact]
    public void A_ReLU_done_in_the_same_pass_changes_nothing_else()
    {
        var spec = new Conv2dSpec(2, 5, 3) { Padding = 1 };
        TensorShape[] shapes = [new(2, 6, 7)];
        float[] x = Random(new Pcg32(1, RandomPurpose.Shuffle), 3 * 84);
        using var fused = new LayerBench(spec, shapes, 3, relu: true);
        using var alone = new LayerBench(spec, shapes, 3);
        float[] y = alone.Forward(ForwardMode.Training, x);
        Assert.Equal(y.Select(v => Math.Max(v, 0)), fused.Forward(ForwardMode.Training, x));
        float[] dy = Random(new Pcg32(2, RandomPurpose.Shuffle), y.Length);
        Assert.Equal(alone.Backward([.. dy.Select((d, i) => y[i] <= 0 ? 0 : d)])[0], fused.Backward(dy)[0]);
        Assert.Equal(alone.Layer.Parameters[0].GetGradients(), fused.Layer.Parameters[0].GetGradients());
        Assert.Equal(alone.Layer.Parameters[1].GetGradients(), fused.Layer.Parameters[1].GetGradients());
    }

    [Fact]
    public void Initial_weights_fill_the_interval_that_PyTorch_draws_from()
    {
        using var bench = new LayerBench(new Conv2dSpec(4, 100, 5), [new(4, 5, 5)], 1);
        Assert.Equal(["weight", "bias"], bench.Layer.Parameters.Select(p => p.Name));
        foreach (NamedParameter parameter in bench.Layer.Parameters)
        {
            // 1/√(4 · 5 · 5)
            Assert.InRange(parameter.GetValues().Max(), 0.09f, 0.1f);
            Assert.InRange(parameter.GetValues().Min(), -0.1f, -0.09f);
        }
    }

    [Fact]
    public void The_largest_value_is_the_first_of_equal_ones_and_NaN_before_all()
    {
        using var bench = new LayerBench(new MaxPool1dSpec(3) { Padding = 1, Stride = 3 }, [new(1, 11)], 1);
        float[] x = [5, 5, float.NaN, 7, float.NaN, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, 0, -1, -1];
        Assert.Equal([5, float.NaN, float.NegativeInfinity, 0], bench.Forward(ForwardMode.Training, x));
        Assert.Equal([1f, 0, 0, 0, 2, 3, 0, 0, 4, 0, 0], bench.Backward([1, 2, 3, 4])[0]);
    }

    private static bool Check(int[] sizes, int[] window, int seed)
    {
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        int h = sizes[0], w = sizes[1], channels = sizes[2], outputs = sizes[3], rows = sizes[4];
        int kh = window[0], kw = window[1], sy = window[2], sx = window[3], py = window[4], px = window[5], dy = window[6], dx = window[7];
        int oh = (h + 2 * py - dy * (kh - 1) - 1 + sy) / sy, ow = (w + 2 * px - dx * (kw - 1) - 1 + sx) / sx;
        var spec = new Conv2dSpec(channels, outputs, new SpatialPair(kh, kw)) { Stride = new(sy, sx), Padding = new(py, px), Dilation = new(dy, dx) };
        if (h + 2 * py < dy * (kh - 1) + 1 || w + 2 * px < dx * (kw - 1) + 1)
        {
            Assert.Throws<ArgumentException>(() => spec.OutputShape([new TensorShape(channels, h, w)]));
            return true;
        }

        using var bench = new LayerBench(spec, [new TensorShape(channels, h, w)], rows);
        Assert.Equal(new TensorShape(outputs, oh, ow), bench.OutputShape);
        float[] x = Random(random, rows * channels * h * w), g = Random(random, rows * outputs * oh * ow);
        float[] weight = bench.Layer.Parameters[0].GetValues(), bias = bench.Layer.Parameters[1].GetValues();
        double[] y = new double[g.Length], gx = new double[x.Length], gw = new double[weight.Length], gb = new double[bias.Length];
        for (int i = 0; i < g.Length; i++)
        {
            int ox = i % ow, oy = i / ow % oh, o = i / (ow * oh) % outputs, row = i / (ow * oh * outputs);
            y[i] = bias[o];
            gb[o] += g[i];
            for (int t = 0; t < channels * kh * kw; t++)
            {
                int ix = ox * sx - px + t % kw * dx, iy = oy * sy - py + t / kw % kh * dy;
                if (ix < 0 || ix >= w || iy < 0 || iy >= h)
                    continue;
                int at = ((row * channels + t / (kw * kh)) * h + iy) * w + ix, tap = o * channels * kh * kw + t;
                y[i] += (double)weight[tap] * x[at];
                gx[at] += (double)weight[tap] * g[i];
                gw[tap] += (double)x[at] * g[i];
            }
        }

        return AreClose(y, bench.Forward(ForwardMode.Training, x)) && AreClose(gx, bench.Backward(g)[0])
            && AreClose(gw, bench.Layer.Parameters[0].GetGradients()) && AreClose(gb, bench.Layer.Parameters[1].GetGradients());
    }

    private static bool AreClose(double[] expected, float[] actual)
    {
        double floor = 2e-6 * Math.Max(1, expected.Max(Math.Abs));
        return expected.Zip(actual, (e, a) => Math.Abs(e - a) <= 1e-5 * Math.Abs(e) + floor).All(close => close);
    }

    private static float[] Random(Pcg32 random, int length)
    {
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = random.NextSingle(-1, 1);
        return values;
    }
}
