using LrFind.Models;
using static LrFind.Core.Tests.Models.Json.JsonModels;

namespace LrFind.Core.Tests.Models.Json;

/// <summary>What a model in JSON says of weights: whose they are, and whether they are trained.</summary>
public class WeightJsonTests
{
    private const string Linear = "{\"name\":\"a\",\"kind\":\"Linear\",\"in_features\":4,\"out_features\":4},"
        + "{\"name\":\"b\",\"kind\":\"Linear\",\"in_features\":4,\"out_features\":4";

    [Fact]
    public void A_parameter_takes_nothing()
    {
        ModelSpec model = Read("""
            { "lrfind_model": 1, "input_shape": [4], "layers": [
              { "name": "scale", "kind": "Parameter", "shape": [4], "offset": 1 },
              { "name": "buffer", "kind": "Parameter", "shape": [1], "init": "uniform", "trained": false, "inputs": [] },
              { "name": "scaled", "kind": "Mul", "inputs": ["@input", "scale", "buffer"] } ] }
            """, new DataShape(new TensorShape(4), 4));
        Assert.Equal((4, 1), (model.ParameterCount, model.FixedCount));
        Assert.Empty(model.Nodes[0].Inputs);
        Assert.Equal("net.json: error: layer 'a': it takes nothing, and 'inputs' is no empty list",
            ErrorOf("{\"lrfind_model\":1,\"input_shape\":[4],\"layers\":[{\"name\":\"a\",\"kind\":\"Parameter\",\"shape\":[4],\"inputs\":[\"@input\"]}]}"));
    }

    [Fact]
    public void Weights_that_are_shared_or_not_trained_round_trip()
    {
        ModelSpec model = Read($$"""
            { "lrfind_model": 1, "input_shape": [4], "layers": [
              {{Linear}}, "weights_of": "a" }, { "name": "c", "kind": "Linear", "in_features": 4, "out_features": 4, "weights_of": "b" },
              { "name": "norm", "kind": "BatchNorm1d", "num_features": 4, "trained": false, "always_training": true },
              { "name": "fc", "kind": "Linear", "in_features": 4, "out_features": 2 } ] }
            """, new DataShape(new TensorShape(4), 2));
        Assert.Equal([null, 0, 0, null, null], model.Nodes.Select(n => n.SharedWith));
        Assert.Equal((20 + 10, 8), (model.ParameterCount, model.FixedCount));
        Assert.Equal([
            "Linear(4, 4)", "Linear(4, 4) with the weights of a", "Linear(4, 4) with the weights of a",
            "BatchNorm1d(4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True), not trained, always as in training", "Linear(4, 2)",
        ], model.Layers.Select(l => l.Words));
        string text = Text(model);
        Assert.Equal(text, Text(Read(text, new DataShape(new TensorShape(4), 2))));
        Assert.Contains("\"trained\":false,\"always_training\":true,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"kind\":\"ReLU\",\"weights_of\":\"b\"}", ": error: layer 'a': 'weights_of' is not known; expected name, kind, inputs")]
    [InlineData(Linear + ",\"weights_of\":\"c\"}", ": error: layer 'b': 'weights_of' is \"c\", which is no layer before it")]
    [InlineData(Linear + ",\"weights_of\":\"@input\"}", ": error: layer 'b': 'weights_of' is \"@input\", which is no layer before it")]
    [InlineData(Linear + ",\"weights_of\":3}", ": error: layer 'b': 'weights_of' is 3, which is no layer before it")]
    [InlineData(Linear + ",\"bias\":false,\"weights_of\":\"a\"}", ": error: layer 'b': Linear(4, 4, bias=False) cannot have the weights of 'a', which is Linear(4, 4); expected the same kind and the same settings")]
    [InlineData(Linear + ",\"trained\":false,\"weights_of\":\"a\"}", ": error: layer 'b': 'b' has the weights of 'a', and has to be trained or not as that is")]
    [InlineData(Linear + ",\"trained\":0}", ": error: layer 'b': 'trained' is 0; expected true or false")]
    public void Weights_that_cannot_be_those_of_another_are_refused(string layers, string message) =>
        Assert.Equal("net.json" + message, ErrorOf($$"""{"lrfind_model":1,"input_shape":[4],"layers":[{{layers}}]}"""));
}
