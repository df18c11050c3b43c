using FsCheck;
using FsCheck.Fluent;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>What convolutions in groups, padded from within and transposed have to do with plain ones, for shapes nobody chose.</summary>
public class GroupedConvTests
{
    private const int Rows = 2;

    private static readonly Gen<Case> s_cases =
        from size in Pairs(3, 17)
        from kernel in Pairs(1, 4)
        from stride in Pairs(1, 3)
        from padding in Pairs(0, 2)
        from dilation in Pairs(1, 2)
        from groups in Gen.Choose(1, 4)
        from channels in Pairs(1, 3)
        from seed in Gen.Choose(0, 1_000_000)
        select new Case(size, kernel, stride, padding, dilation, groups, channels.Height * groups, channels.Width * groups, seed);

    [Fact]
    public void A_convolution_in_groups_is_one_convolution_for_each() => ForAll(c =>
    {
        Conv2dSpec spec = c.Spec with { Groups = c.Groups };
        using var bench = new LayerBench(spec, [c.Input], Rows);
        float[] x = c.Random(Rows * c.Input.Count, 1), g = c.Random(Rows * bench.OutputShape.Count, 2);
        float[] y = bench.Forward(ForwardMode.Training, x), dx = bench.Backward(g)[0];
        float[] weight = bench.Layer.Parameters[0].GetValues(), bias = bench.Layer.Parameters[1].GetValues();
        var part = new Conv2dSpec(c.In / c.Groups, c.Out / c.Groups, c.Kernel) { Stride = c.Stride, Padding = c.Padding, Dilation = c.Dilation };
        for (int group = 0; group < c.Groups; group++)
        {
            using var alone = new LayerBench(part, [new TensorShape(c.In / c.Groups, c.Size.Height, c.Size.Width)], Rows);
            alone.Layer.Parameters[0].SetValues(PartOf(weight, 1, group, c.Groups));
            alone.Layer.Parameters[1].SetValues(PartOf(bias, 1, group, c.Groups));
            AssertClose(PartOf(y, Rows, group, c.Groups), alone.Forward(ForwardMode.Training, PartOf(x, Rows, group, c.Groups)));
            AssertClose(PartOf(dx, Rows, group, c.Groups), alone.Backward(PartOf(g, Rows, group, c.Groups))[0]);
            AssertClose(PartOf(bench.Layer.Parameters[0].GetGradients(), 1, group, c.Groups), alone.Layer.Parameters[0].GetGradients());
            AssertClose(PartOf(bench.Layer.Parameters[1].GetGradients(), 1, group, c.Groups), alone.Layer.Parameters[1].GetGradients());
        }
    });

    [Fact]
    public void A_transposed_convolution_is_what_a_convolution_does_to_gradients() => ForAll(c =>
    {
        var extra = new SpatialPair(c.Seed % Math.Max(c.Stride.Height, c.Dilation.Height), c.Seed % Math.Max(c.Stride.Width, c.Dilation.Width));
        var spec = new ConvTranspose2dSpec(c.In, c.Out, c.Kernel)
        {
            Stride = c.Stride,
            Padding = c.Padding,
            Dilation = c.Dilation,
            OutputPadding = extra,
            Groups = c.Groups,
            Bias = false,
        };
        using var bench = new LayerBench(spec, [c.Input], Rows);
        float[] x = c.Random(Rows * c.Input.Count, 1), g = c.Random(Rows * bench.OutputShape.Count, 2);
        var back = new Conv2dSpec(c.Out, c.In, c.Kernel)
        {
            Stride = c.Stride,
            Padding = c.Padding,
            Dilation = c.Dilation,
            Groups = c.Groups,
            Bias = false,
        };
        // Where the dilation allows more padding than the stride, the convolution has more positions.
        if (!back.OutputShape([bench.OutputShape]).Equals(c.Input))
            return;
        using var conv = new LayerBench(back, [bench.OutputShape], Rows);
        conv.Layer.Parameters[0].SetValues(bench.Layer.Parameters[0].GetValues());
        float[] y = bench.Forward(ForwardMode.Training, x), dx = bench.Backward(g)[0];
        AssertClose(conv.Forward(ForwardMode.Training, g), dx);
        AssertClose(conv.Backward(x)[0], y);
        AssertClose(conv.Layer.Parameters[0].GetGradients(), bench.Layer.Parameters[0].GetGradients());
    });

    [Theory]
    [InlineData("reflect")]
    [InlineData("replicate")]
    public void Padding_within_a_convolution_is_a_pad_before_it(string mode) => ForAll(c =>
    {
        var edges = Edges.Of(c.Padding);
        PadSpec before = mode == "reflect" ? new ReflectionPad2dSpec(edges) : new ReplicationPad2dSpec(edges);
        using var bench = new LayerBench(c.Spec with { PaddingMode = PaddingWords.Of(mode) }, [c.Input], Rows);
        using var pad = new LayerBench(before, [c.Input], Rows);
        using var conv = new LayerBench(c.Spec with { Padding = 0 }, [pad.OutputShape], Rows);
        for (int i = 0; i < 2; i++)
            conv.Layer.Parameters[i].SetValues(bench.Layer.Parameters[i].GetValues());
        float[] x = c.Random(Rows * c.Input.Count, 1), g = c.Random(Rows * bench.OutputShape.Count, 2);
        AssertClose(conv.Forward(ForwardMode.Training, pad.Forward(ForwardMode.Training, x)), bench.Forward(ForwardMode.Training, x));
        AssertClose(pad.Backward(conv.Backward(g)[0])[0], bench.Backward(g)[0]);
    });

    private static void ForAll(Action<Case> check) => Prop.ForAll(s_cases.ToArbitrary(), c =>
    {
        // Windows that do not fit are refused, which other tests look at.
        if (c.Fits)
            check(c);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static Gen<SpatialPair> Pairs(int least, int most) =>
        from height in Gen.Choose(least, most)
        from width in Gen.Choose(least, most)
        select new SpatialPair(height, width);

    // Of each row, the values of a group.
    private static float[] PartOf(float[] values, int rows, int group, int groups)
    {
        int part = values.Length / rows / groups;
        return [.. Enumerable.Range(0, rows).SelectMany(row => values.Skip((row * groups + group) * part).Take(part))];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float floor = 3e-6f * Math.Max(1, expected.Max(Math.Abs));
        Assert.All(expected.Zip(actual), p => Assert.InRange(p.Second, p.First - floor, p.First + floor));
    }

    private sealed record Case(
        SpatialPair Size, SpatialPair Kernel, SpatialPair Stride, SpatialPair Padding, SpatialPair Dilation, int Groups, int In, int Out, int Seed)
    {
        public TensorShape Input => new(In, Size.Height, Size.Width);

        public Conv2dSpec Spec => new(In, Out, Kernel) { Stride = Stride, Padding = Padding, Dilation = Dilation };

        public bool Fits => Spec.Window.Positions(ChannelPlanes.Of(Input)) is ( >= 1, >= 1)
            && (Size.Height - 1) * Stride.Height + Dilation.Height * (Kernel.Height - 1) >= 2 * Padding.Height
            && (Size.Width - 1) * Stride.Width + Dilation.Width * (Kernel.Width - 1) >= 2 * Padding.Width;

        public float[] Random(int length, int stream)
        {
            var random = new Pcg32(Seed + stream, RandomPurpose.Shuffle);
            return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle(-1, 1))];
        }
    }
}
