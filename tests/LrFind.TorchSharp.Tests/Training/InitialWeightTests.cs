using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.TorchSharp.Training;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Training;

/// <summary>Layers start as PyTorch's do.</summary>
[Collection(TorchTests.Name)]
public class InitialWeightTests
{
    private static readonly Dictionary<string, (ModelSpec Model, int FanIn)> s_uniform = new()
    {
        ["linear"] = (Twins.Chain(new TensorShape(50), new LinearSpec(50, 300)), 50),
        ["conv1d"] = (Twins.Chain(new TensorShape(20, 9), new Conv1dSpec(20, 200, 3)), 60),
        ["conv2d in groups"] = (Twins.Chain(new TensorShape(10, 9, 9), new Conv2dSpec(10, 200, new(3, 4)) { Groups = 2 }), 60),
        ["conv-transpose1d"] = (Twins.Chain(new TensorShape(40, 9), new ConvTranspose1dSpec(40, 60, 2) { Groups = 2 }), 60),
        ["conv2d"] = (Twins.Chain(new TensorShape(5, 9, 9), new Conv2dSpec(5, 200, new(3, 4))), 60),
    };

    public static TheoryData<string> Names() => [.. s_uniform.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_and_biases_are_uniform_up_to_one_over_the_root_of_the_inputs(string name)
    {
        (ModelSpec model, int fanIn) = s_uniform[name];
        Dictionary<string, double[]> parameters = Parameters(model);
        double bound = 1 / Math.Sqrt(fanIn);
        Assert.Equal(["n0.bias", "n0.weight"], parameters.Keys.Order());
        Assert.All(parameters.Values, values =>
        {
            Assert.InRange(values.Max(Math.Abs), 0.95 * bound, bound * (1 + 1e-6));
            Assert.InRange(Deviation(values), 0.9 * bound / Math.Sqrt(3), 1.1 * bound / Math.Sqrt(3));
        });
    }

    [Fact]
    public void Tables_are_standard_normal()
    {
        Assert.All(
            new[]
            {
                Twins.Chain(new TensorShape(2), new EmbeddingSpec(100, 20)),
                Twins.Chain(new TensorShape(100), new OneHotEmbeddingSpec(100, 20)),
            },
            model =>
            {
                double[] values = Assert.Single(Parameters(model)).Value;
                Assert.InRange(Deviation(values), 0.95, 1.05);
                Assert.InRange(values.Max(Math.Abs), 2.5, 6);
            });
    }

    [Fact]
    public void The_vector_of_what_stands_for_nothing_is_zero()
    {
        double[] values = Assert.Single(Parameters(Twins.Chain(new TensorShape(2), new EmbeddingSpec(3, 2) { PaddingIdx = -2 }))).Value;
        Assert.Equal([2, 3], Enumerable.Range(0, 6).Where(i => values[i] == 0));
    }

    [Fact]
    public void Normalisations_change_nothing_at_first() => Assert.All(
        new LayerSpec[] { new BatchNorm1dSpec(5), new LayerNormSpec(new TensorShape(5)), new GroupNormSpec(1, 5) },
        layer =>
        {
            Dictionary<string, double[]> parameters = Parameters(Twins.Chain(new TensorShape(5), layer));
            Assert.Equal([1, 1, 1, 1, 1], parameters["n0.weight"]);
            Assert.Equal([0, 0, 0, 0, 0], parameters["n0.bias"]);
        });

    private static Dictionary<string, double[]> Parameters(ModelSpec model)
    {
        manual_seed(1);
        using var module = new GraphModule(model);
        return module.NamedParameters.ToDictionary(p => p.Name, p => p.Parameter.data<float>().Select(v => (double)v).ToArray());
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
