using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>What can only be found out while a model runs.</summary>
public class LayerErrorTests
{
    [Theory]
    [InlineData(5f, "net: error: Embedding(5, 2) was given the index 5 in row 1 of the batch; expected a whole number from 0 to 4")]
    [InlineData(-1f, "net: error: Embedding(5, 2) was given the index -1 in row 1 of the batch; expected a whole number from 0 to 4")]
    [InlineData(0.5f, "net: error: Embedding(5, 2) was given the index 0.5 in row 1 of the batch; expected a whole number from 0 to 4")]
    [InlineData(float.NaN, "net: error: Embedding(5, 2) was given the index NaN in row 1 of the batch; expected a whole number from 0 to 4")]
    public void An_index_without_a_vector_is_refused(float index, string message)
    {
        using var bench = new LayerBench(new EmbeddingSpec(5, 2), [new(3)], 2);
        Assert.StartsWith(message + "; ", Assert.Throws<InputException>(() => bench.Forward(ForwardMode.Training, [0, 1, 4, 2, index, 0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_has_no_gradient()
    {
        using var bench = new LayerBench(new EmbeddingSpec(5, 2), [new(3)], 1);
        bench.Forward(ForwardMode.Training, [0, 4, 4]);
        Assert.Equal([0f, 0, 0], bench.Backward([1, 2, 3, 4, 5, 6])[0]);
        Assert.Equal([1f, 2, 0, 0, 0, 0, 0, 0, 8, 10], bench.Layer.Parameters[0].GetGradients());
    }

    [Fact]
    public void The_vector_of_what_stands_for_nothing_is_zero()
    {
        using var bench = new LayerBench(new EmbeddingSpec(3, 2) { PaddingIdx = -2 }, [new(3)], 1);
        Assert.Equal([0f, 0], bench.Layer.Parameters[0].GetValues()[2..4]);
        bench.Forward(ForwardMode.Training, [0, 1, 1]);
        bench.Backward([1, 2, 3, 4, 5, 6]);
        Assert.Equal([1f, 2, 0, 0, 0, 0], bench.Layer.Parameters[0].GetGradients());
    }

    [Fact]
    public void Vectors_of_categories_are_drawn_from_the_normal_distribution()
    {
        using var bench = new LayerBench(new EmbeddingSpec(100, 50), [new(1)], 1);
        float[] values = bench.Layer.Parameters[0].GetValues();
        Assert.Equal(0, values.Average(), 0.05);
        Assert.Equal(1, values.Average(v => v * v), 0.1);
    }

    [Fact]
    public void A_one_hot_row_has_the_vector_of_its_index_and_zeros_have_none()
    {
        using var bench = new LayerBench(new OneHotEmbeddingSpec(3, 2), [new(3)], 3);
        float[] table = bench.Layer.Parameters[0].GetValues(); // [dim, categories], as a linear layer's weight
        Assert.Equal([table[1], table[4], table[2], table[5], 0, 0], bench.Forward(ForwardMode.Training, [0, 1, 0, 0, 0, 1, 0, 0, 0]));
    }

    [Fact]
    public void Vectors_of_one_hot_categories_are_drawn_from_the_normal_distribution()
    {
        using var bench = new LayerBench(new OneHotEmbeddingSpec(100, 50), [new(100)], 1);
        float[] values = bench.Layer.Parameters[0].GetValues();
        Assert.Equal(0, values.Average(), 0.05);
        Assert.Equal(1, values.Average(v => v * v), 0.1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_value_a_channel_has_no_variance(bool track)
    {
        using var bench = new LayerBench(new BatchNorm1dSpec(3) { TrackRunningStats = track }, [new(3)], 1);
        string message = Assert.Throws<ArgumentException>(() => bench.Forward(ForwardMode.Training, [1, 2, 3])).Message;
        Assert.Equal(
            $"BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=True, track_running_stats={(track ? "True" : "False")}) needs more than one value for each "
            + "channel of a batch to tell their variance; the batch has one row", message);
        if (track)
            Assert.Equal([1f, 2, 3], bench.Forward(ForwardMode.Evaluation, [1, 2, 3]).Select(v => MathF.Round(v, 3)));
        else
            Assert.Throws<ArgumentException>(() => bench.Forward(ForwardMode.Evaluation, [1, 2, 3]));
    }

    [Fact]
    public void Evaluation_leaves_running_statistics_alone_and_uses_them()
    {
        using var bench = new LayerBench(new BatchNorm1dSpec(1), [new(1)], 2);
        var norm = (BatchNorm)bench.Layer;
        bench.Forward(ForwardMode.Training, [2, 4]);
        (float mean, float variance) = (norm.RunningMean[0], norm.RunningVariance[0]);
        Assert.Equal(0.3f, mean, 6);
        Assert.Equal(0.9f + 0.1f * 2, variance, 6);
        float[] y = bench.Forward(ForwardMode.Evaluation, [100, 200]);
        Assert.Equal((mean, variance), (norm.RunningMean[0], norm.RunningVariance[0]));
        Assert.Equal((100 - mean) / MathF.Sqrt(variance + 1e-5f), y[0], 4);
    }

    [Fact]
    public void A_probe_uses_the_statistics_of_its_rows_and_remembers_none()
    {
        using var bench = new LayerBench(new BatchNorm1dSpec(1), [new(1)], 2);
        var norm = (BatchNorm)bench.Layer;
        float[] trained = bench.Forward(ForwardMode.Training, [2, 4]);
        (float mean, float variance) = (norm.RunningMean[0], norm.RunningVariance[0]);
        Assert.Equal(trained, bench.Forward(ForwardMode.Probe, [2, 4]));
        Assert.Contains(float.NaN, bench.Forward(ForwardMode.Probe, [float.NaN, 4]));
        Assert.Equal((mean, variance), (norm.RunningMean[0], norm.RunningVariance[0]));
    }

    [Fact]
    public void Windows_too_many_to_address_are_refused_with_their_layer()
    {
        var spec = new Conv1dSpec(1, 1, 100_000) { Padding = 50_000 };
        string message = Assert.Throws<ArgumentException>(() => new LayerBench(spec, [new(1, 50_000)], 1)).Message;
        Assert.Equal("Conv1d(1, 1, kernel_size=(100000,), stride=(1,), padding=(50000,)) "
            + "lays out more than 268435456 values in the windows of a row of shape (1, 50000)", message);
    }

    [Fact]
    public void A_first_layer_leaves_out_the_gradient_by_the_input()
    {
        // Nothing before them can be trained: each must do without a gradient to write.
        foreach (LayerSpec first in (LayerSpec[])[
            new Conv2dSpec(2, 2, 3), new MaxPool2dSpec(2), new AvgPool2dSpec(2), new AdaptiveAvgPool2dSpec(), new BatchNorm2dSpec(2),
            new LayerNormSpec(new TensorShape(4)), new LayerNormSpec(new TensorShape(4)) { Affine = false }, new EmbeddingSpec(9, 2), new FlattenSpec(),
            new Conv2dSpec(2, 3, 1), new BatchNorm2dSpec(2) { Affine = false }, new AddSpec(), new MulSpec(), new ConcatSpec(), new SliceSpec(1, 1),
            new Conv2dSpec(2, 2, 3) { Groups = 2 }, new ConvTranspose2dSpec(2, 2, 2), new AdaptiveAvgPool2dSpec { OutputSize = 2 }, new AdaptiveMaxPool2dSpec(),
            new GroupNormSpec(1, 2), new InstanceNorm2dSpec(2) { Affine = true }, new PReluSpec(2), new GluSpec(), new EmbeddingSpec(9, 2) { PaddingIdx = 0 },
            new UpsampleSpec(3, null), new UpsampleSpec(null, 2) { Mode = Upsampling.Bilinear }, new ZeroPad2dSpec(new Edges(1, 0, 1, 0))])
        {
            var input = new TensorShape(2, 4, 4);
            int[] inputs = first is JoinSpec ? [ModelSpec.InputNode, ModelSpec.InputNode] : [ModelSpec.InputNode];
            int outputs = first.OutputShape([.. inputs.Select(_ => input)]).Count;
            var model = new ModelSpec("test", input,
                [new("first", first, inputs), new("flatten", new FlattenSpec(), [0]), new("last", new LinearSpec(outputs, 4), [1])]);
            using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec());
            float[] x = [.. Enumerable.Range(0, 64).Select(i => (float)(i * 7 % 9))];
            var rows = new RowSet(x, [], [0, 1], 32);
            double before = trainer.TrainStep(rows.Slice(0, 2), 1e-3);
            Assert.True(trainer.TrainStep(rows.Slice(0, 2), 1e-3) < before, $"{first}");
        }
    }
}
