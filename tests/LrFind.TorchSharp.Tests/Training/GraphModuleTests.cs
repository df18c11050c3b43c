using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using Xunit.Abstractions;

namespace LrFind.TorchSharp.Tests.Training;

/// <summary>Every kind of layer trains on both engines alike.</summary>
[Collection(TorchTests.Name)]
public class GraphModuleTests(ITestOutputHelper output)
{
    private const int In = ModelSpec.InputNode;

    private static readonly TensorShape s_sequence = new(2, 12), s_image = new(2, 6, 5);

    private static readonly Dictionary<string, ModelSpec> s_models = new()
    {
        ["linear"] = Chain(6, new LinearSpec(6, 5, Bias: false), new TanhSpec(), new LinearSpec(5, 4)),
        ["linear over the last dimension"] = Twins.Chain(s_sequence, new LinearSpec(12, 3), new FlattenSpec(), new LinearSpec(6, 4)),
        ["conv1d"] = Sequence(new Conv1dSpec(2, 3, 3) { Stride = 2, Padding = 1, Dilation = 2, Bias = false }),
        ["conv2d"] = Image(new Conv2dSpec(2, 3, new(3, 2)) { Stride = new(2, 1), Padding = new(1, 0), Dilation = new(1, 2) }),
        ["conv1d, depthwise and reflected"] =
            Sequence(new Conv1dSpec(2, 4, 3) { Padding = 2, Groups = 2, PaddingMode = PaddingMode.Reflect }),
        ["conv2d, in groups and replicated"] =
            Image(new Conv2dSpec(2, 4, 3) { Padding = new(2, 1), Groups = 2, Bias = false, PaddingMode = PaddingMode.Replicate }),
        ["conv2d, circular"] = Image(new Conv2dSpec(2, 3, 3) { Padding = new(1, 2), PaddingMode = PaddingMode.Circular }),
        ["conv-transpose1d"] = Sequence(new ConvTranspose1dSpec(2, 4, 3) { Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2 }),
        ["conv-transpose2d"] = Image(new ConvTranspose2dSpec(2, 3, new(3, 2)) { Stride = new(2, 1), Dilation = new(1, 2), Bias = false }),
        ["maxpool1d"] = Sequence(new MaxPool1dSpec(3) { Stride = 2, Padding = 1 }),
        ["maxpool2d"] = Image(new MaxPool2dSpec(new(3, 2)) { Stride = new(1, 2), Padding = new(1, 0) }),
        ["maxpool1d, dilated"] = Sequence(new MaxPool1dSpec(3) { Stride = 2, Dilation = 2, Padding = 1, CeilMode = true }),
        ["maxpool2d with a last window"] = Image(new MaxPool2dSpec(2) { Stride = new(3, 2), CeilMode = true }),
        ["avgpool1d"] = Sequence(new AvgPool1dSpec(3) { Stride = 2, Padding = 1 }),
        ["avgpool1d without padding"] = Sequence(new AvgPool1dSpec(3) { Stride = 2, Padding = 1, CountIncludePad = false }),
        ["avgpool2d"] = Image(new AvgPool2dSpec(new(3, 2)) { Padding = new(1, 1) }),
        ["avgpool2d without padding"] = Image(new AvgPool2dSpec(3) { Padding = 1, CountIncludePad = false }),
        ["avgpool2d with a last window"] = Image(new AvgPool2dSpec(new(3, 2)) { Padding = 1, CeilMode = true, DivisorOverride = 5 }),
        ["avgpool1d with a last window"] = Sequence(new AvgPool1dSpec(4) { Stride = 3, CeilMode = true, CountIncludePad = false }),
        ["adaptive 1d"] = Sequence(new AdaptiveAvgPool1dSpec()),
        ["adaptive 2d"] = Image(new AdaptiveAvgPool2dSpec()),
        ["adaptive 1d to three"] = Sequence(new AdaptiveAvgPool1dSpec { OutputSize = 3 }),
        ["adaptive 2d to more"] = Image(new AdaptiveAvgPool2dSpec { OutputSize = new(4, 2) }),
        ["adaptive max 1d"] = Sequence(new AdaptiveMaxPool1dSpec { OutputSize = 3 }),
        ["adaptive max 2d"] = Image(new AdaptiveMaxPool2dSpec { OutputSize = new(2, 3) }),
        ["batchnorm1d"] = Chain(6, new LinearSpec(6, 5), new BatchNorm1dSpec(5), new TanhSpec(), new LinearSpec(5, 4)),
        ["batchnorm1d of a sequence, mean of all batches"] = Sequence(new BatchNorm1dSpec(3) { Momentum = null }),
        ["batchnorm1d without weights or statistics"] = Sequence(new BatchNorm1dSpec(3) { Affine = false, TrackRunningStats = false }),
        ["batchnorm2d"] = Image(new BatchNorm2dSpec(3) { Epsilon = 1e-3, Momentum = 0.3 }),
        ["layernorm"] = Sequence(new LayerNormSpec(new TensorShape(3, 10)) { Epsilon = 1e-4 }),
        ["layernorm without weights"] = Chain(6,
            new LinearSpec(6, 5), new LayerNormSpec(new TensorShape(5)) { Affine = false }, new LinearSpec(5, 4)),
        ["permute"] = Image(new PermuteSpec(new TensorShape(3, 1, 2))),
        ["layernorm without biases"] = Chain(6,
            new LinearSpec(6, 5), new LayerNormSpec(new TensorShape(5)) { Bias = false }, new LinearSpec(5, 4)),
        ["groupnorm"] = Image(new GroupNormSpec(3, 3) { Epsilon = 1e-4 }),
        ["groupnorm of vectors"] = Chain(6,
            new LinearSpec(6, 8), new GroupNormSpec(2, 8), new TanhSpec(), new GroupNormSpec(1, 8) { Affine = false }, new LinearSpec(8, 4)),
        ["instancenorm1d"] = Sequence(new InstanceNorm1dSpec(3) { Affine = true }),
        ["instancenorm2d"] = Image(new InstanceNorm2dSpec(3)),
        ["prelu"] = Activation(new PReluSpec(1)),
        ["prelu of channels"] = Image(new PReluSpec(3) { Init = 0.1 }),
        ["glu"] = Chain(6, new LinearSpec(6, 8), new GluSpec(), new LinearSpec(4, 4)),
        ["glu of channels"] = Sequence(new Conv1dSpec(2, 6, 3), new GluSpec { Dim = 1 }),
        ["softmin"] = Activation(new SoftminSpec()),
        ["threshold"] = Activation(new ThresholdSpec(0.1, -0.5)),
        ["upsample"] = Image(new UpsampleSpec(null, 2)),
        ["upsample to a size, bilinear"] = Image(new UpsampleSpec(new SpatialPair(9, 4), null) { Mode = Upsampling.Bilinear }),
        ["upsample with corners"] = Image(new UpsampleSpec(null, 1.5) { Mode = Upsampling.Bilinear, AlignCorners = true }),
        ["upsample of rows"] = Sequence(new UpsampleSpec(13, null), new UpsampleSpec(null, 2) { Mode = Upsampling.Linear }),
        ["pixel shuffle"] = Image(new Conv2dSpec(2, 4, 3), new PixelShuffleSpec(2)),
        ["pads of images"] = Image(
            new ZeroPad2dSpec(new Edges(1, 0, 2, 0)), new ConstantPad2dSpec(new Edges(0, 1, 0, 2)) { Value = 0.5 },
            new ReflectionPad2dSpec(new Edges(1, 2, 3, 0)), new ReplicationPad2dSpec(new Edges(0, 1, 2, 3))),
        ["pads of rows"] = Sequence(
            new ConstantPad1dSpec(new Edges(0, 0, 1, 2)) { Value = -0.5 }, new ReflectionPad1dSpec(new Edges(0, 0, 3, 1)),
            new ReplicationPad1dSpec(new Edges(0, 0, 0, 2))),
        ["unflatten"] = Chain(24, new UnflattenSpec(s_sequence), new Conv1dSpec(2, 4, 3), new AdaptiveAvgPool1dSpec(), new FlattenSpec()),
        ["one-hot embedding, slice, concat"] = Graph(new TensorShape(6),
            (new SliceSpec(0, 3), [In]), (new OneHotEmbeddingSpec(3, 2), [0]), (new SliceSpec(3, 3), [In]), (new ConcatSpec(), [1, 2]),
            (new LinearSpec(5, 4), [3])),
        ["add, mul"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new ReluSpec(), [0]), (new TanhSpec(), [0]), (new MulSpec(), [0, 0, 2]),
            (new AddSpec(), [1, 2, 3])),
        ["broadcasting"] = Graph(s_image,
            (new Conv2dSpec(2, 3, 3), [In]), (new AdaptiveAvgPool2dSpec(), [0]), (new SigmoidSpec(), [1]), (new MulSpec(), [0, 2]),
            (new AddSpec(), [2, 3]), (new FlattenSpec(), [4]), (new LinearSpec(36, 4), [5])),
        ["div, exp"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new LinearSpec(5, 1), [In]), (new ExpSpec(), [1]), (new DivSpec(), [0, 2, 2])),
        ["parameters"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new ParameterSpec(new TensorShape(4)) { Init = ParameterInit.Normal, Offset = 1 }, []),
            (new MulSpec(), [0, 1]), (new ParameterSpec(new TensorShape(1)), []), (new AddSpec(), [2, 3]), (new LinearSpec(4, 4), [4])),
        ["parameters that are not trained"] = Changed(Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new ParameterSpec(new TensorShape(4)) { Init = ParameterInit.Range, Scale = 0.3 }, []), (new AddSpec(), [0, 1])),
            (node, i) => node with { IsTrained = i != 1 }),
        ["log"] = Positive(new LogSpec()),
        ["sqrt"] = Positive(new SqrtSpec()),
        ["pow"] = Positive(new PowSpec { Exponent = 1.7 }),
        ["reciprocal"] = Positive(new PowSpec { Exponent = -1 }),
        ["rsqrt"] = Positive(new PowSpec { Exponent = -0.5 }),
        ["square"] = Activation(new PowSpec()),
        ["abs"] = Activation(new AbsSpec()),
        ["sin"] = Activation(new SinSpec()),
        ["cos"] = Activation(new CosSpec()),
        ["shared weights"] = Changed(Chain(6, new LinearSpec(6, 6), new TanhSpec(), new LinearSpec(6, 6), new ReluSpec(), new LinearSpec(6, 4)),
            (node, i) => node with { SharedWith = i == 2 ? 0 : null }),
        ["shared convolution and norm"] = Changed(
            Headed(s_image, new Conv2dSpec(2, 2, 3) { Padding = 1 }, new BatchNorm2dSpec(2), new ReluSpec(), new Conv2dSpec(2, 2, 3) { Padding = 1 },
                new BatchNorm2dSpec(2)),
            (node, i) => node with { SharedWith = i is 3 or 4 ? i - 3 : null }),
        ["weights that are not trained"] = Changed(Chain(6, new LinearSpec(6, 5), new TanhSpec(), new BatchNorm1dSpec(5), new LinearSpec(5, 4)),
            (node, i) => node with { IsTrained = i is not (0 or 2) }),
        ["always in training"] = Changed(Chain(6, new LinearSpec(6, 5), new BatchNorm1dSpec(5), new TanhSpec(), new LinearSpec(5, 4)),
            (node, i) => node with { IsTrained = i != 1, IsAlwaysTraining = i == 1 }),
        ["identity"] = Activation(new IdentitySpec()),
        ["relu"] = Activation(new ReluSpec()),
        ["leaky relu"] = Activation(new LeakyReluSpec { NegativeSlope = 0.2 }),
        ["elu"] = Activation(new EluSpec { Alpha = 0.7 }),
        ["selu"] = Activation(new SeluSpec()),
        ["gelu"] = Activation(new GeluSpec()),
        ["gelu, tanh"] = Activation(new GeluSpec(GeluApproximation.Tanh)),
        ["silu"] = Activation(new SiluSpec()),
        ["mish"] = Activation(new MishSpec()),
        ["sigmoid"] = Activation(new SigmoidSpec()),
        ["tanh"] = Activation(new TanhSpec()),
        ["softplus"] = Activation(new SoftplusSpec { Beta = 2, Threshold = 3 }),
        ["hardswish"] = Activation(new HardswishSpec()),
        ["relu6"] = Activation(new Relu6Spec()),
        ["hardtanh"] = Activation(new HardtanhSpec { MinVal = -0.3, MaxVal = 0.6 }),
        ["hardsigmoid"] = Activation(new HardsigmoidSpec()),
        ["celu"] = Activation(new CeluSpec { Alpha = 0.7 }),
        ["scale"] = Activation(new ScaleSpec { Factor = -1.7, Offset = 0.3 }),
        ["softmax"] = Activation(new SoftmaxSpec()),
        ["log-softmax"] = Activation(new LogSoftmaxSpec()),
    };

    public static TheoryData<string> Names() => [.. s_models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_trains_as_on_the_embedded_engine(string name)
    {
        var loss = new CrossEntropyLossSpec();
        using var twins = new Twins(s_models[name], loss);
        double difference = twins.Run(Twins.Rows(s_models[name].InputShape.Count, loss, 4));
        output.WriteLine($"AGREE layer {name}: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with padding")]
    [InlineData("means")]
    [InlineData("sums")]
    public void An_embedding_trains_as_on_the_embedded_engine(string name)
    {
        var loss = new CrossEntropyLossSpec();
        LayerSpec[] table = name switch
        {
            "plain" => [new EmbeddingSpec(7, 4), new FlattenSpec(), new LinearSpec(12, 4)],
            "with padding" => [new EmbeddingSpec(7, 4) { PaddingIdx = 2 }, new FlattenSpec(), new LinearSpec(12, 4)],
            _ => [new EmbeddingBagSpec(7, 4) { IsSum = name == "sums" }, new LinearSpec(4, 4)],
        };
        ModelSpec model = Chain(3, table);
        using var twins = new Twins(model, loss);
        double difference = twins.Run(Twins.Rows(3, loss, 4, indices: 7));
        output.WriteLine($"AGREE layer embedding, {name}: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-1)]
    [InlineData(0.5f)]
    public void An_index_that_is_none_is_named(float index)
    {
        var loss = new CrossEntropyLossSpec();
        using var twins = new Twins(Chain(3, new EmbeddingSpec(7, 4), new FlattenSpec(), new LinearSpec(12, 4)), loss);
        float[] features = [0, 1, 2, 3, index, 5];
        Assert.Equal(Refusal(twins.Embedded), Refusal(twins.Torch));

        string Refusal(ITrainer trainer) =>
            Assert.Throws<InputException>(() => trainer.TrainStep(new(features, [], new int[2], 2), 0.1)).Message;
    }

    [Fact]
    public void Every_kind_of_layer_is_compared() => Assert.Equal(
        LayerCatalog.All.Select(d => d.Kind).Order(),
        s_models.Values.SelectMany(m => m.Nodes).Select(n => n.Layer.Kind)
            .Concat(["Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "Embedding", "EmbeddingBag"]).Distinct().Order());

    private static ModelSpec Changed(ModelSpec model, Func<ModelNode, int, ModelNode> change) =>
        new(model.Name, model.InputShape, [.. model.Nodes.Select(change)]);

    private static ModelSpec Chain(int inputs, params LayerSpec[] layers) => Twins.Chain(new TensorShape(inputs), layers);

    private static ModelSpec Activation(LayerSpec layer) => Chain(6, new LinearSpec(6, 8), layer, new LinearSpec(8, 4));

    private static ModelSpec Positive(LayerSpec layer) =>
        Chain(6, new LinearSpec(6, 8), new SoftplusSpec(), new ScaleSpec { Offset = 0.1 }, layer, new LinearSpec(8, 4));

    // A convolution to three channels in front, where the layer is none itself.
    private static ModelSpec Sequence(params LayerSpec[] layers) => layers[0] is KernelSpec
        ? Headed(s_sequence, layers)
        : Headed(s_sequence, [new Conv1dSpec(2, 3, 3), .. layers]);

    private static ModelSpec Image(params LayerSpec[] layers) => layers[0] is KernelSpec
        ? Headed(s_image, layers)
        : Headed(s_image, [new Conv2dSpec(2, 3, 3) { Padding = 1 }, .. layers]);

    private static ModelSpec Headed(TensorShape input, params LayerSpec[] layers)
    {
        LayerSpec[] body = [.. layers, new TanhSpec(), new FlattenSpec()];
        return Twins.Chain(input, [.. body, new LinearSpec(Twins.Chain(input, body).OutputShape.Count, 4)]);
    }

    private static ModelSpec Graph(TensorShape input, params (LayerSpec Layer, int[] Inputs)[] nodes) =>
        new("test", input, [.. nodes.Select((node, i) => new ModelNode($"n{i}", node.Layer, node.Inputs))]);
}
