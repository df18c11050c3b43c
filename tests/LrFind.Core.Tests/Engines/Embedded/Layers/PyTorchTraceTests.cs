using System.Text.Json;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Small models in training against PyTorch: the same weights and batches give the same losses.</summary>
public class PyTorchTraceTests
{
    public static TheoryData<string> Names() => [.. PyTorchLayers.Traces.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_have_the_losses_of_PyTorch(string name)
    {
        JsonElement expected = PyTorchLayers.Traces[name];
        int rows = expected.GetProperty("rows").GetInt32();
        TensorShape shape = PyTorchLayers.Shape(expected.GetProperty("shape"));
        using NetworkTrainer trainer = TestModels.Trainer(Model(name, shape), new CrossEntropyLossSpec(), new SgdSpec { Momentum = 0.9 }, batchSize: rows);
        JsonElement weights = expected.GetProperty("parameters");
        NamedParameter[] parameters = [.. trainer.Network.NamedParameters];
        Assert.Equal(weights.EnumerateObject().Select(p => p.Name).Order(), parameters.Select(p => p.Name).Order());
        foreach (NamedParameter parameter in parameters)
            parameter.SetValues(PyTorchFixture.Floats(weights.GetProperty(parameter.Name)));

        int[] labels = [.. expected.GetProperty("labels").EnumerateArray().Select(e => e.GetInt32())];
        var data = new RowSet(PyTorchFixture.Floats(expected.GetProperty("features")), [], labels, shape.Count);
        float[] losses = PyTorchFixture.Floats(expected.GetProperty("losses"));
        for (int step = 0; step < losses.Length; step++)
        {
            double loss = trainer.TrainStep(data.Slice(step % 2 * rows, rows), 0.05);
            Assert.True(Math.Abs(loss - losses[step]) <= 1e-5 * losses[step], $"step {step}: {loss:R}, PyTorch has {losses[step]:R}");
        }
    }

    private static ModelSpec Model(string name, TensorShape input) => name switch
    {
        "convolution" => ModelSpec.Chain(name, input,
            ("conv", new Conv2dSpec(2, 4, 3) { Padding = 1 }), ("norm", new BatchNorm2dSpec(4)), ("relu", new ReluSpec()),
            ("pool", new MaxPool2dSpec(2)), ("flatten", new FlattenSpec()), ("last", new LinearSpec(24, 3))),
        "residual" => new ModelSpec(name, input,
        [
            new("first", new LinearSpec(6, 8), [ModelSpec.InputNode]), new("norm", new BatchNorm1dSpec(8), [0]), new("relu", new ReluSpec(), [1]),
            new("second", new LinearSpec(8, 6), [2]), new("sum", new AddSpec(), [ModelSpec.InputNode, 3]), new("last", new LinearSpec(6, 3), [4]),
        ]),
        "branches" => new ModelSpec(name, input,
        [
            new("trunk", new LinearSpec(5, 6), [ModelSpec.InputNode]), new("tanh", new TanhSpec(), [0]), new("left", new LinearSpec(6, 4), [1]),
            new("relu", new ReluSpec(), [2]), new("right", new LinearSpec(6, 3), [1]), new("both", new ConcatSpec(), [3, 4]),
            new("last", new LinearSpec(7, 3), [5]),
        ]),
        "embedding" => ModelSpec.Chain(name, input,
            ("table", new EmbeddingSpec(7, 4)), ("flatten", new FlattenSpec()), ("last", new LinearSpec(12, 3))),
        "layernorm" => ModelSpec.Chain(name, input,
            ("first", new LinearSpec(5, 9)), ("norm", new LayerNormSpec(new TensorShape(9))), ("relu", new ReluSpec()), ("last", new LinearSpec(9, 3))),
        _ => throw new InvalidDataException($"layers.json has a training of {name}"),
    };
}
