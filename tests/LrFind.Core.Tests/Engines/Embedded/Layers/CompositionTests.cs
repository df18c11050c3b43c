using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Layers together: gradients against central differences of the training loss, and what holds for every model.</summary>
public class CompositionTests
{
    private const int In = ModelSpec.InputNode;
    private const int Rows = 9;

    private static readonly Dictionary<string, ModelSpec> s_models = new()
    {
        ["residual"] = Graph(new TensorShape(6),
            (new LinearSpec(6, 5), [In]), (new BatchNorm1dSpec(5), [0]), (new TanhSpec(), [1]), (new LinearSpec(5, 6), [2]),
            (new AddSpec(), [In, 3]), (new LinearSpec(6, 4), [4])),
        ["concat"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new LinearSpec(5, 3), [In]), (new TanhSpec(), [1]), (new ConcatSpec(), [0, 2, In]),
            (new LayerNormSpec(new TensorShape(12)), [3]), (new LinearSpec(12, 4), [4])),
        ["product"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new LinearSpec(5, 4), [In]), (new MulSpec(), [0, 1, 1]), (new LinearSpec(4, 4), [2])),
        ["slices"] = Graph(new TensorShape(6),
            (new SliceSpec(0, 3), [In]), (new OneHotEmbeddingSpec(3, 2), [0]), (new SliceSpec(3, 3), [In]), (new ConcatSpec(), [1, 2]),
            (new LinearSpec(5, 6), [3]), (new SliceSpec(1, 2), [4]), (new SliceSpec(2, 4), [4]), (new LinearSpec(2, 4), [5]), (new AddSpec(), [6, 7])),
        ["sliced planes"] = TestModels.Chain(new TensorShape(2, 4, 3),
            new Conv2dSpec(2, 4, 3) { Padding = 1 }, new SliceSpec(1, 2), new TanhSpec(), new FlattenSpec(), new LinearSpec(24, 4)),
        ["permuted planes"] = TestModels.Chain(new TensorShape(2, 4, 3),
            new Conv2dSpec(2, 3, 3) { Padding = 1 }, new PermuteSpec(new TensorShape(3, 1, 2)), new TanhSpec(), new FlattenSpec(), new LinearSpec(36, 4)),
        ["three readers"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new ReluSpec(), [0]), (new TanhSpec(), [0]), (new MulSpec(), [0, 0, 2]), (new AddSpec(), [1, 2, 3])),
        ["convolution"] = TestModels.Chain(new TensorShape(2, 6, 5),
            new Conv2dSpec(2, 3, 3) { Padding = 1 }, new BatchNorm2dSpec(3), new ReluSpec(), new MaxPool2dSpec(2), new FlattenSpec(), new LinearSpec(18, 4)),
        ["fused convolution"] = TestModels.Chain(new TensorShape(2, 6, 5),
            new Conv2dSpec(2, 3, 3) { Stride = 2, Padding = 1 }, new ReluSpec(), new Conv2dSpec(3, 4, 1), new AvgPool2dSpec(2) { Stride = 1 },
            new AdaptiveAvgPool2dSpec(), new FlattenSpec()),
        ["groups"] = TestModels.Chain(new TensorShape(4, 6, 5),
            new Conv2dSpec(4, 4, 3) { Padding = 1, Groups = 4, PaddingMode = PaddingMode.Reflect }, new TanhSpec(), new Conv2dSpec(4, 6, 1) { Groups = 2 },
            new ConvTranspose2dSpec(6, 2, 3) { Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2 }, new TanhSpec(),
            new Conv2dSpec(2, 2, 3) { Padding = 1, PaddingMode = PaddingMode.Circular },
            new AvgPool2dSpec(3) { CeilMode = true }, new FlattenSpec(), new LinearSpec(32, 4)),
        ["adaptive pooling"] = TestModels.Chain(new TensorShape(2, 13),
            new Conv1dSpec(2, 3, 3) { Padding = 1, PaddingMode = PaddingMode.Replicate }, new AdaptiveAvgPool1dSpec { OutputSize = 5 },
            new ConvTranspose1dSpec(3, 3, 2), new AdaptiveMaxPool1dSpec { OutputSize = 4 }, new FlattenSpec(), new LinearSpec(12, 4)),
        ["group norms"] = TestModels.Chain(new TensorShape(2, 5, 4),
            new Conv2dSpec(2, 4, 3) { Padding = 1 }, new GroupNormSpec(2, 4), new TanhSpec(), new Conv2dSpec(4, 4, 1), new InstanceNorm2dSpec(4),
            new Conv2dSpec(4, 4, 1) { Groups = 2 }, new InstanceNorm2dSpec(4) { Affine = true }, new GluSpec { Dim = 1 }, new FlattenSpec(), new LinearSpec(40, 4)),
        ["gates"] = TestModels.Chain(new TensorShape(5),
            new LinearSpec(5, 6), new PReluSpec(6), new LinearSpec(6, 8), new PReluSpec(1), new GluSpec(), new SoftminSpec(),
            new LayerNormSpec(new TensorShape(4)) { Bias = false }, new LinearSpec(4, 4)),
        ["sizes"] = TestModels.Chain(new TensorShape(1, 3, 4),
            new Conv2dSpec(1, 4, 2), new PixelShuffleSpec(2), new ReflectionPad2dSpec(new Edges(1, 0, 2, 1)), new UpsampleSpec(null, 2),
            new Conv2dSpec(1, 2, 3) { Stride = 3 }, new UpsampleSpec(new SpatialPair(4, 5), null) { Mode = Upsampling.Bilinear },
            new ConstantPad2dSpec(new Edges(0, 1, 1, 0)) { Value = 0.5 }, new FlattenSpec(), new LinearSpec(60, 4)),
        ["sequence"] = TestModels.Chain(new TensorShape(24),
            new UnflattenSpec(new TensorShape(2, 12)), new Conv1dSpec(2, 3, 3) { Dilation = 2, Bias = false }, new BatchNorm1dSpec(3), new TanhSpec(),
            new MaxPool1dSpec(2), new AvgPool1dSpec(2) { Padding = 1 }, new LayerNormSpec(new TensorShape(3, 3)), new AdaptiveAvgPool1dSpec(),
            new FlattenSpec(), new LinearSpec(3, 4)),
        ["shared"] = Sharing(TestModels.Chain(5,
            new LinearSpec(5, 6), new TanhSpec(), new LinearSpec(6, 6), new TanhSpec(), new LinearSpec(6, 6), new ReluSpec(), new LinearSpec(6, 6),
            new LinearSpec(6, 4)), (4, 2), (6, 2)),
        ["shared normalisations"] = Sharing(TestModels.Chain(6,
            new LinearSpec(6, 6, Bias: false), new BatchNorm1dSpec(6), new TanhSpec(), new LayerNormSpec(new TensorShape(6)), new LinearSpec(6, 6, Bias: false),
            new BatchNorm1dSpec(6), new TanhSpec(), new LayerNormSpec(new TensorShape(6)), new LinearSpec(6, 4)), (4, 0), (5, 1), (7, 3)),
        ["shared convolution"] = Sharing(TestModels.Chain(new TensorShape(2, 6, 5),
            new Conv2dSpec(2, 2, 3) { Padding = 1 }, new ReluSpec(), new Conv2dSpec(2, 2, 3) { Padding = 1 }, new TanhSpec(), new FlattenSpec(),
            new LinearSpec(60, 4)), (2, 0)),
        ["squeezed and excited"] = Graph(new TensorShape(2, 6, 5),
            (new Conv2dSpec(2, 3, 3), [In]), (new AdaptiveAvgPool2dSpec(), [0]), (new Conv2dSpec(3, 3, 1), [1]), (new SigmoidSpec(), [2]),
            (new MulSpec(), [0, 3]), (new AddSpec(), [3, 4, 0]), (new FlattenSpec(), [5]), (new LinearSpec(36, 4), [6])),
        ["repeated columns"] = Graph(new TensorShape(6),
            (new UnflattenSpec(new TensorShape(2, 3)), [In]), (new LinearSpec(3, 1), [0]), (new LinearSpec(3, 4), [0]), (new MulSpec(), [1, 2]),
            (new UnflattenSpec(new TensorShape(1, 6)), [In]), (new LinearSpec(6, 4), [4]), (new AddSpec(), [3, 5, 1]), (new FlattenSpec(), [6]),
            (new LinearSpec(8, 4), [7])),
        ["quotients"] = Graph(new TensorShape(5),
            (new LinearSpec(5, 4), [In]), (new LinearSpec(5, 4), [In]), (new SigmoidSpec(), [1]), (new ScaleSpec { Offset = 1 }, [2]),
            (new DivSpec(), [0, 3]), (new LinearSpec(5, 1), [In]), (new ExpSpec(), [5]), (new DivSpec(), [4, 6, 3])),
        ["parameters"] = Graph(new TensorShape(6),
            (new LinearSpec(6, 4), [In]), (new ParameterSpec(new TensorShape(4)) { Init = ParameterInit.Normal, Scale = 0.5, Offset = 1 }, []),
            (new MulSpec(), [0, 1]), (new ParameterSpec(new TensorShape(1)) { Init = ParameterInit.Uniform }, []), (new ExpSpec(), [3]),
            (new MulSpec(), [2, 4, 1]), (new LinearSpec(4, 4), [5])),
        ["not trained"] = NotTrained(TestModels.Chain(5,
            new LinearSpec(5, 6), new TanhSpec(), new LinearSpec(6, 6), new BatchNorm1dSpec(6), new LinearSpec(6, 4)), 2, 3),
    };

    public static TheoryData<string> Names() => [.. s_models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        ModelSpec model = s_models[name];
        using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec());
        Randomize(trainer);
        RowSet rows = TestModels.Rows(Rows, model.InputShape.Count, new CrossEntropyLossSpec());
        trainer.ComputeGradients(rows.Slice(0, Rows));
        float[] gradients = trainer.Network.Parameters.Gradients.Span.ToArray();
        Span<float> values = trainer.Network.Parameters.Values.Span;
        int checkedCount = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Padding has no influence; where a ReLU or a maximum bends between the two points a difference says nothing.
            double numeric = Difference(trainer, rows, i, 1e-2f);
            if (values[i] == 0 || Math.Abs(numeric - Difference(trainer, rows, i, 5e-3f)) > 3e-4)
                continue;
            Assert.True(Math.Abs(numeric - gradients[i]) <= 5e-4 + 3e-3 * Math.Abs(numeric), $"parameter {i}: {gradients[i]}, by differences {numeric}");
            checkedCount++;
        }

        Assert.True(checkedCount > 0.6 * model.ParameterCount, $"only {checkedCount} of {model.ParameterCount} could be checked");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_models[name], new CrossEntropyLossSpec(), new AdamSpec());
        RowSet rows = TestModels.Rows(Rows, s_models[name].InputShape.Count, new CrossEntropyLossSpec());
        Allocation.IsNone(() => trainer.TrainStep(rows.Slice(0, Rows), 1e-3));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluation_changes_nothing(string name)
    {
        (double Loss, float[] Weights) Trained(bool evaluate)
        {
            using NetworkTrainer trainer = TestModels.Trainer(s_models[name], new CrossEntropyLossSpec());
            RowSet rows = TestModels.Rows(Rows, s_models[name].InputShape.Count, new CrossEntropyLossSpec());
            for (int i = 0; i < 5; i++)
            {
                trainer.TrainStep(rows.Slice(0, Rows), 0.05);
                if (evaluate)
                    trainer.Evaluate(rows.Slice(3, 1));
            }

            return (trainer.Evaluate(rows.Slice(0, Rows)).Loss, trainer.Network.Parameters.Values.Span.ToArray());
        }

        (double loss, float[] weights) = Trained(evaluate: false);
        (double lossBetween, float[] weightsBetween) = Trained(evaluate: true);
        Assert.Equal(loss, lossBetween);
        Assert.Equal(weights, weightsBetween);
    }

    [Fact]
    public void A_small_convolutional_network_learns_what_can_be_learned()
    {
        // Which half of the image holds the spot.
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        float[] x = new float[64 * 64];
        int[] labels = new int[64];
        for (int i = 0; i < 64; i++)
        {
            labels[i] = random.NextInt32(2);
            x[i * 64 + random.NextInt32(32) + 32 * labels[i]] = 3;
        }

        ModelSpec model = TestModels.Chain(new TensorShape(1, 8, 8),
            new Conv2dSpec(1, 6, 3) { Padding = 1 }, new BatchNorm2dSpec(6), new ReluSpec(), new MaxPool2dSpec(4), new FlattenSpec(), new LinearSpec(24, 2));
        using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec(), new AdamSpec(), batchSize: 64);
        var rows = new RowSet(x, [], labels, 64);
        for (int i = 0; i < 100; i++)
            trainer.TrainStep(rows.Slice(0, 64), 0.03);
        Assert.Equal(1, trainer.Evaluate(rows.Slice(0, 64)).Accuracy);
    }

    [Fact]
    public void A_large_convolution_gives_the_same_bytes_for_any_number_of_threads()
    {
        float[] Trained(int threads)
        {
            ModelSpec model = TestModels.Chain(new TensorShape(16, 24, 24), new Conv2dSpec(16, 32, 3), new ReluSpec(), new AdaptiveAvgPool2dSpec(), new FlattenSpec(), new LinearSpec(32, 4));
            using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec(), batchSize: 4, threads: threads);
            RowSet rows = TestModels.Rows(4, 16 * 24 * 24, new CrossEntropyLossSpec());
            for (int i = 0; i < 3; i++)
                trainer.TrainStep(rows.Slice(0, 4), 0.1);
            return trainer.Network.Parameters.Values.Span.ToArray();
        }

        Assert.Equal(Trained(1), Trained(3));
    }

    [Fact]
    public void Layers_that_share_weights_and_statistics_have_one_of_each()
    {
        ModelSpec model = s_models["shared normalisations"];
        Assert.Equal(36 + 12 + 12 + 28, model.ParameterCount);
        using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec());
        Assert.Equal(["n0.weight", "n1.weight", "n1.bias", "n3.weight", "n3.bias", "n8.weight", "n8.bias"], trainer.Network.NamedParameters.Select(p => p.Name));
    }

    [Fact]
    public void Weights_that_are_not_trained_keep_their_values_and_do_not_count()
    {
        ModelSpec model = s_models["not trained"];
        Assert.Equal(36 + 28, model.ParameterCount);
        using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec(), new AdamSpec { WeightDecay = 0.1 });
        float[][] before = Values();
        trainer.TrainStep(TestModels.Rows(Rows, 5, new CrossEntropyLossSpec()).Slice(0, Rows), 0.1);
        float[][] after = Values();
        Assert.Equal([false, false, true, true, true, true, false, false], before.Zip(after, (b, a) => b.SequenceEqual(a)));

        float[][] Values() => [.. trainer.Network.NamedParameters.Select(p => p.GetValues())];
    }

    [Fact]
    public void A_parameter_starts_from_what_it_is_drawn_from()
    {
        float[] Values(ParameterInit init)
        {
            ModelSpec model = Graph(new TensorShape(4), (new ParameterSpec(new TensorShape(2, 500)) { Init = init, Scale = 2, Offset = 3 }, []));
            using NetworkTrainer trainer = TestModels.Trainer(model, new MseLossSpec());
            return Assert.Single(trainer.Network.NamedParameters, p => p.Name == "n0").GetValues();
        }

        Assert.Equal([3, 3], Values(ParameterInit.Zeros)[..2]);
        Assert.Equal([3, 5, 7], Values(ParameterInit.Range)[..3]);
        float[] uniform = Values(ParameterInit.Uniform), normal = Values(ParameterInit.Normal);
        Assert.InRange(uniform.Min(), 3, 3.1);
        Assert.InRange(uniform.Max(), 4.9, 5);
        Assert.InRange(normal.Average(), 2.8, 3.2);
        Assert.InRange(Math.Sqrt(normal.Average(v => (v - 3) * (v - 3))), 1.85, 2.15);
    }

    [Fact]
    public void A_layer_that_is_always_in_training_is_so_in_evaluation()
    {
        foreach (LayerSpec layer in (LayerSpec[])[new BatchNorm1dSpec(5), new DropoutSpec()])
        {
            ModelSpec model = Changed(TestModels.Chain(5, layer, new LinearSpec(5, 4)), (node, i) => node with { IsAlwaysTraining = i == 0 });
            using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec());
            using NetworkTrainer plain = TestModels.Trainer(TestModels.Chain(5, layer, new LinearSpec(5, 4)), new CrossEntropyLossSpec());
            Batch rows = TestModels.Rows(Rows, 5, new CrossEntropyLossSpec()).Slice(0, Rows);
            Assert.NotEqual(plain.Evaluate(rows), trainer.Evaluate(rows));
            // And changes nothing of the training.
            Assert.Equal(plain.TrainStep(rows, 0.1), trainer.TrainStep(rows, 0.1));
        }
    }

    private static ModelSpec Graph(TensorShape input, params (LayerSpec Layer, int[] Inputs)[] nodes) =>
        new("test", input, [.. nodes.Select((n, i) => new ModelNode($"n{i}", n.Layer, n.Inputs))]);

    private static ModelSpec Sharing(ModelSpec model, params (int Node, int Owner)[] shared) => Changed(model, (node, i) =>
        node with { SharedWith = Array.Exists(shared, s => s.Node == i) ? Array.Find(shared, s => s.Node == i).Owner : null });

    private static ModelSpec NotTrained(ModelSpec model, params int[] nodes) => Changed(model, (node, i) =>
        node with { IsTrained = !nodes.Contains(i) });

    private static ModelSpec Changed(ModelSpec model, Func<ModelNode, int, ModelNode> change) =>
        new(model.Name, model.InputShape, [.. model.Nodes.Select(change)]);

    // No parameter at 0 or 1, where a wrong gradient could hide.
    private static void Randomize(NetworkTrainer trainer)
    {
        var random = new Pcg32(5, RandomPurpose.Shuffle);
        foreach (NamedParameter parameter in trainer.Network.NamedParameters)
            parameter.SetValues([.. Enumerable.Range(0, parameter.Parameter.Length).Select(_ => random.NextSingle(-0.8f, 0.8f))]);
    }

    private static double Difference(NetworkTrainer trainer, RowSet rows, int parameter, float step)
    {
        Span<float> values = trainer.Network.Parameters.Values.Span;
        float value = values[parameter];
        values[parameter] = value + step;
        double above = trainer.ComputeGradients(rows.Slice(0, Rows));
        values[parameter] = value - step;
        double below = trainer.ComputeGradients(rows.Slice(0, Rows));
        values[parameter] = value;
        return (above - below) / (2.0 * step);
    }
}
