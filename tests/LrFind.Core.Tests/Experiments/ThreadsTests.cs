using LrFind.Core.Tests.Data;
using LrFind.Core.Tests.Engines.Embedded;
using LrFind.Core.Tests.Engines.Embedded.Layers;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Experiments;

/// <summary>
/// A search gives the same bytes whatever the threads: tests run side by side, products and convolutions in pieces, Adam in blocks. The
/// pairs of a model and an optimizer have between them every kind of layer; what is too small to be shared is here all the same, since what
/// is too small is a setting.
/// </summary>
public class ThreadsTests
{
    private const int Pixels = 16;

    private static readonly Dataset s_table = Tables.Load(Tables.Rows("a,b,c,k,l,y", 300, i => FormattableString.Invariant(
        $"{Math.Sin(i)},{Math.Cos(1.7 * i)},{i % 11},k{i % 5},l{i * i % 7},c{(Math.Sin(i) > 0.3 ? 2 : i % 2)}")));

    private static readonly Dataset s_images = Tables.Load(
        Tables.Rows(string.Join(',', Enumerable.Range(0, Pixels * Pixels).Select(p => $"p{p}").Append("y")), 150,
            i => string.Join(',', Enumerable.Range(0, Pixels * Pixels).Select(p => $"{(p * (i % 3 + 1) + i) % 255}").Append($"c{i % 3}"))),
        new DatasetOptions { InputShape = [1, Pixels, Pixels] });

    [Theory]
    [InlineData("mlp:512,256,gelu,dropout=0.2,bn", "adamw")]
    [InlineData("resnet:256", "nadam")]
    [InlineData("wide-deep", "adagrad")]
    [InlineData("embedding-mlp:300", "rmsprop")]
    [InlineData("cnn", "sgd")]
    [InlineData("every join, norm and window", "radam")]
    [InlineData("every activation", "lion")]
    public void A_search_gives_the_same_bytes_for_any_number_of_threads(string model, string optimizer)
    {
        long[] one = Bits(model, optimizer, threads: 1);
        foreach (int threads in new[] { 2, 4, 7 })
            Assert.Equal(one, Bits(model, optimizer, threads));
    }

    private static long[] Bits(string model, string optimizer, int threads)
    {
        Dataset data = model is "cnn" || model.StartsWith("every", StringComparison.Ordinal) ? s_images : s_table;
        var options = new FinderOptions
        {
            Optimizer = OptimizerCatalog.All.Single(o => o.Name == optimizer),
            RangeTest = new() { Steps = 10, Repeats = 2, BatchSize = 64 },
        };
        SizedModel sized = model switch
        {
            "every join, norm and window" => Joined(),
            "every activation" => Activated(),
            _ => ((LoadedModel)model).SizeTo(data),
        };
        CurveSet curves = LearningRateFinder.Find(Experiment.Create(data, options, sized), new EmbeddedEngine(threads)).Curves;
        return [.. curves.Repeats.SelectMany(c => c.Losses().Concat(c.Measures())).Select(BitConverter.DoubleToInt64Bits)];
    }

    // Two paths from the same convolution, joined in three ways.
    private static ModelSpec Joined()
    {
        (LayerSpec Layer, int[] Inputs)[] nodes =
        [
            (new Conv2dSpec(1, 16, 3) { Padding = 1 }, [ModelSpec.InputNode]),
            (new BatchNorm2dSpec(16), [0]),
            (new MaxPool2dSpec(2), [1]),
            (new Conv2dSpec(16, 32, 3) { Padding = 1 }, [2]),
            (new AvgPool2dSpec(2), [3]),
            (new FlattenSpec(), [4]),
            (new LinearSpec(32 * 4 * 4, 128), [5]),
            (new LayerNormSpec(new TensorShape(128)), [6]),
            (new SigmoidSpec(), [6]),
            (new MulSpec(), [7, 8]),
            (new AddSpec(), [9, 6]),
            (new ConcatSpec(), [10, 7]),
            (new LinearSpec(256, 3), [11]),
        ];
        return new("joined", new TensorShape(1, Pixels, Pixels), [.. nodes.Select((n, i) => new ModelNode($"n{i}", n.Layer, n.Inputs))]);
    }

    private static ModelSpec Activated() => TestModels.Chain(new TensorShape(1, Pixels, Pixels),
    [
        new FlattenSpec(), new LinearSpec(Pixels * Pixels, 96),
        .. EveryActivation.All.SelectMany(activation => new[] { activation, new LinearSpec(96, 96) }),
        new LinearSpec(96, 3),
    ]);
}
