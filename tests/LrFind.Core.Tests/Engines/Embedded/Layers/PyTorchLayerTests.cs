using System.Text.Json;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Models;
using LrFind.Models.Layers;
using static LrFind.Core.Tests.Engines.Embedded.Layers.PyTorchLayers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Each layer against PyTorch, forward and backward.</summary>
public class PyTorchLayerTests
{
    private const double Relative = 1e-5;

    public static TheoryData<string> Names() => [.. PyTorchLayers.Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        JsonElement expected = PyTorchLayers.Layers[name];
        LayerSpec spec = Spec(expected);
        TensorShape[] shapes = [.. expected.GetProperty("shapes").EnumerateArray().Select(Shape)];
        using var bench = new LayerBench(spec, shapes, expected.GetProperty("rows").GetInt32());
        foreach (NamedParameter parameter in bench.Layer.Parameters)
            parameter.SetValues(PyTorchFixture.Floats(expected.GetProperty("parameters").GetProperty(parameter.Name)));

        float[] output = [];
        foreach (JsonElement inputs in expected.GetProperty("inputs").EnumerateArray())
            output = bench.Forward(ForwardMode.Training, [.. inputs.EnumerateArray().Select(g => g.Floats())]);
        AssertClose(expected.GetProperty("output"), output, "output");

        float[] outputGradient = PyTorchFixture.Floats(expected.GetProperty("outputGradient"));
        float[][] inputGradients = bench.Backward(outputGradient);
        int i = 0;
        foreach (JsonElement gradient in expected.GetProperty("inputGradients").EnumerateArray())
            AssertClose(gradient, inputGradients[i++], "gradient by the input", outputGradient.Max(Math.Abs));
        Assert.Equal(expected.GetProperty("gradients").EnumerateObject().Select(p => p.Name), bench.Layer.Parameters.Select(p => p.Name));
        foreach (NamedParameter parameter in bench.Layer.Parameters)
            AssertClose(expected.GetProperty("gradients").GetProperty(parameter.Name), parameter.GetGradients(), $"gradient by {parameter.Name}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_is_written_as_PyTorch_writes_it(string name)
    {
        JsonElement expected = PyTorchLayers.Layers[name];
        LayerSpec spec = Spec(expected);
        Assert.Equal(expected.GetProperty("repr").GetString(), spec.ToString());
        Assert.Equal(expected.GetProperty("kind").GetString(), spec.Kind);
        Assert.Equal(expected.GetProperty("parameters").EnumerateObject().Sum(p => p.Value.GetArrayLength()), spec.ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Running_statistics_and_evaluation_are_those_of_PyTorch(string name)
    {
        JsonElement expected = PyTorchLayers.Layers[name];
        if (!expected.TryGetProperty("evaluation", out JsonElement evaluation))
            return;
        using var bench = new LayerBench(Spec(expected), [Shape(expected.GetProperty("shapes")[0])], expected.GetProperty("rows").GetInt32());
        foreach (NamedParameter parameter in bench.Layer.Parameters)
            parameter.SetValues(PyTorchFixture.Floats(expected.GetProperty("parameters").GetProperty(parameter.Name)));
        float[] last = [];
        foreach (JsonElement inputs in expected.GetProperty("inputs").EnumerateArray())
            bench.Forward(ForwardMode.Training, last = PyTorchFixture.Floats(inputs[0]));

        var norm = (BatchNorm)bench.Layer;
        AssertClose(evaluation, bench.Forward(ForwardMode.Evaluation, last), "evaluation");
        if (!expected.TryGetProperty("runningMean", out JsonElement mean))
            return;
        AssertClose(mean, norm.RunningMean, "running mean");
        AssertClose(expected.GetProperty("runningVariance"), norm.RunningVariance, "running variance");
    }

    /// <summary>
    /// Each value to 1e-5 of its own size, or, where sums cancelled, 1e-6 of the largest one: a sum of numbers of size s is off by some 1e-7 s,
    /// however small it comes out. What batch normalisation passes on of a gradient can be small in all its values: there s is the gradient's.
    /// </summary>
    private static void AssertClose(JsonElement expectedValues, float[] actual, string what, float scale = 0)
    {
        float[] expected = PyTorchFixture.Floats(expectedValues);
        Assert.Equal(expected.Length, actual.Length);
        double floor = 1e-6 * Math.Max(scale, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs((double)expected[i] - actual[i]);
            Assert.True(error <= Relative * Math.Abs(expected[i]) + floor, $"{what}, value {i}: {actual[i]:R}, PyTorch has {expected[i]:R}");
        }
    }
}
