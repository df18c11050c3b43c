using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

public class DropoutTests
{
    private const int Rows = 100, Width = 200, Channels = 20;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Drops_its_share_and_scales_up_the_rest(double p)
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new DropoutSpec { P = p });
        input.Values.Span.Fill(3);
        layer.Forward(Rows, ForwardMode.Training);
        float[] y = output.Values.Span.ToArray();
        float kept = (float)(3 / (1 - p));
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - kept) < 1e-5));
        // Five standard deviations of a binomial count.
        Assert.Equal(p, y.Count(v => v == 0) / (double)y.Length, 5 * Math.Sqrt(p * (1 - p) / y.Length));
    }

    [Fact]
    public void Dropout_of_channels_drops_all_values_of_one_or_none()
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new Dropout1dSpec { P = 0.3 }, shape: new TensorShape(Channels, Width / Channels));
        input.Values.Span.Fill(1);
        output.Gradients!.Span.Fill(1);
        layer.Forward(Rows, ForwardMode.Training);
        float[][] channels = [.. output.Values.Span.ToArray().Chunk(Width / Channels)];
        Assert.All(channels, c => Assert.All(c, v => Assert.Equal(c[0], v)));
        Assert.Equal(0.3, channels.Count(c => c[0] == 0) / (double)channels.Length, 5 * Math.Sqrt(0.3 * 0.7 / channels.Length));
        Assert.All(channels.Where(c => c[0] != 0), c => Assert.Equal(1 / 0.7f, c[0], 1e-6f));
        layer.Backward(Rows);
        Assert.Equal(output.Values.Span.ToArray(), input.Gradients!.Span.ToArray());
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new AlphaDropoutSpec { P = 0.2 });
        var random = new Pcg32(1, RandomPurpose.Shuffle);
        foreach (ref float value in input.Values.Span)
            value = random.NextGaussian();
        output.Gradients!.Span.Fill(1);
        layer.Forward(Rows, ForwardMode.Training);
        float[] y = output.Values.Span.ToArray();
        // What takes the place of a value is a (1 − p) α′ with a = 1 / √((1 − p) (1 + p α′²)), as in torch.nn.functional.alpha_dropout.
        double filler = -1.7580993408473766, scale = 1 / Math.Sqrt(0.8 * (1 + 0.2 * filler * filler));
        Assert.Equal(0.2, y.Count(v => Math.Abs(v - scale * 0.8 * filler) < 1e-6) / (double)y.Length, 0.02);
        Assert.Equal(0, y.Average(), 0.05);
        Assert.Equal(1, y.Average(v => v * v), 0.05);
        layer.Backward(Rows);
        Assert.All(input.Gradients!.Span.ToArray().Distinct(), g => Assert.True(g == 0 || Math.Abs(g - scale) < 1e-6));
    }

    [Fact]
    public void Backward_drops_what_forward_dropped()
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new DropoutSpec { P = 0.3 });
        input.Values.Span.Fill(1);
        output.Gradients!.Span.Fill(1);
        layer.Forward(Rows, ForwardMode.Training);
        layer.Backward(Rows);
        Assert.Equal(output.Values.Span.ToArray(), input.Gradients!.Span.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluation_and_probes_drop_nothing_and_do_not_shift_the_stream(bool probe)
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new DropoutSpec());
        (Layer other, LayerBuffer otherInput, LayerBuffer otherOutput) = Build(new DropoutSpec());
        input.Values.Span.Fill(2);
        otherInput.Values.Span.Fill(2);
        layer.Forward(Rows, probe ? ForwardMode.Probe : ForwardMode.Evaluation);
        Assert.All(output.Values.Span.ToArray(), v => Assert.Equal(2, v));
        layer.Forward(Rows, ForwardMode.Training);
        other.Forward(Rows, ForwardMode.Training);
        Assert.Equal(otherOutput.Values.Span.ToArray(), output.Values.Span.ToArray());
    }

    [Fact]
    public void Each_step_each_seed_and_each_layer_drops_other_values()
    {
        float[] Mask(long seed, int node, int step)
        {
            (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new DropoutSpec(), seed, node);
            input.Values.Span.Fill(1);
            for (int i = 0; i <= step; i++)
                layer.Forward(Rows, ForwardMode.Training);
            return output.Values.Span.ToArray();
        }

        float[] mask = Mask(0, 1, 0);
        Assert.Equal(mask, Mask(0, 1, 0));
        foreach (float[] other in new[] { Mask(0, 1, 1), Mask(1, 1, 0), Mask(0, 2, 0) })
        {
            // Half of the values agree by chance.
            Assert.Equal(0.5, mask.Zip(other).Count(m => m.First == m.Second) / (double)mask.Length, 0.02);
        }
    }

    [Fact]
    public void Two_layers_of_one_model_drop_other_values_and_the_same_seed_trains_alike()
    {
        double[] Losses(long seed)
        {
            ModelSpec model = TestModels.Chain(8, new LinearSpec(8, 40), new DropoutSpec(), new ReluSpec(), new DropoutSpec(), new LinearSpec(40, 1));
            using NetworkTrainer trainer = TestModels.Trainer(model, new MseLossSpec(), seed: seed);
            RowSet rows = TestModels.Rows(16, 8, new MseLossSpec());
            return [.. Enumerable.Range(0, 5).Select(_ => trainer.TrainStep(rows.Slice(0, 16), 0.01))];
        }

        Assert.Equal(Losses(3), Losses(3));
        Assert.NotEqual(Losses(3), Losses(4));
    }

    [Fact]
    public void Probability_0_is_the_identity()
    {
        (Layer layer, LayerBuffer input, LayerBuffer output) = Build(new DropoutSpec { P = 0 });
        input.Values.Span.Fill(7);
        layer.Forward(Rows, ForwardMode.Training);
        Assert.All(output.Values.Span.ToArray(), v => Assert.Equal(7, v));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Probabilities_out_of_range_are_refused(double p) =>
        Assert.Equal("P", Assert.Throws<SettingException>(() => new DropoutSpec { P = p }).Setting);

    private static (Layer Layer, LayerBuffer Input, LayerBuffer Output) Build(
        DroppingSpec spec, long seed = 0, int node = 0, TensorShape? shape = null)
    {
        LayerBuffer input = new(Rows, Width, needsGradient: true), output = new(Rows, Width, needsGradient: true);
        var context = new BuildContext(Rows, new ParameterStore(0), new Pcg32(0, RandomPurpose.Initialization), seed, null!, [shape ?? new TensorShape(Width)]) { Node = node };
        return (LayerFactory.Create(spec, context, [input], output), input, output);
    }
}
