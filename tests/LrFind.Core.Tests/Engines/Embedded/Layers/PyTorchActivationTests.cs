using System.Text.Json;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using Xunit.Abstractions;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>EveryActivation against what PyTorch gives for the same numbers; activations.py writes them.</summary>
public class PyTorchActivationTests(ITestOutputHelper log)
{
    private const double Bound = 1e-5;

    private static readonly JsonElement s_fixture = PyTorchFixture.Read("activations");

    public static TheoryData<string> Names => EveryActivation.Names;

    [Fact]
    public void Names_are_those_that_PyTorch_prints() =>
        Assert.Equal(s_fixture.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("layer").GetString()), EveryActivation.All.Select(l => l.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        JsonElement layer = Case(name);
        // PyTorch computes 1 + erf, 1 + tanh, eˣ − 1 and x − log Σ eˣ in single precision, which leaves an error of this size where they cancel.
        const double Floor = 5e-7;
        // The derivative of the approximate GELU multiplies the error of 1 − tanh² by x u′, which is up to 20 before the product vanishes.
        double gradientFloor = name.Contains("tanh", StringComparison.Ordinal) ? 3e-6 : Floor;
        double worstValue = 0, worstGradient = 0;
        int i = 0;
        foreach (JsonElement input in s_fixture.GetProperty("inputs").EnumerateArray())
        {
            JsonElement expected = layer.GetProperty("cases")[i++];
            (float[] y, float[] dx) = Run(EveryActivation.Named(name), new TensorShape(input.Integers("shape")), input.Floats("x"), input.Floats("dy"));
            worstValue = Math.Max(worstValue, PyTorchFixture.WorstError(expected.Floats("y"), y, Floor));
            worstGradient = Math.Max(worstGradient, PyTorchFixture.WorstError(expected.Floats("dx"), dx, gradientFloor));
        }

        log.WriteLine($"WORST {name}: value {worstValue:e1}, gradient {worstGradient:e1}");
        Assert.InRange(worstValue, 0, Bound);
        Assert.InRange(worstGradient, 0, Bound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_of_training_have_the_losses_of_PyTorch(string name)
    {
        JsonElement network = s_fixture.GetProperty("network");
        float[] x = network.Floats("x");
        int[] labels = network.Integers("labels");
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(6, new LinearSpec(6, 9), EveryActivation.Named(name), new LinearSpec(9, 3)), new CrossEntropyLossSpec());
        int i = 0;
        foreach (NamedParameter parameter in trainer.Network.NamedParameters)
            parameter.SetValues([.. network.GetProperty("weights")[i++].EnumerateArray().Select(w => w.GetSingle())]);

        float[] losses = [.. Enumerable.Range(0, 10).Select(_ => (float)trainer.TrainStep(new Batch(x, [], labels, labels.Length), 0.1))];
        double worst = PyTorchFixture.WorstError(Case(name).Floats("trace"), losses, 0);
        log.WriteLine($"WORST {name}: trace {worst:e1}");
        Assert.InRange(worst, 0, Bound);
    }

    private static JsonElement Case(string name) =>
        s_fixture.GetProperty("layers").EnumerateArray().Single(l => l.GetProperty("layer").GetString() == name);

    private static (float[] Y, float[] Dx) Run(LayerSpec spec, TensorShape shape, float[] x, float[] dy)
    {
        int rows = x.Length / shape.Count;
        LayerBuffer input = new(rows, shape.Count, needsGradient: true), output = new(rows, shape.Count, needsGradient: true);
        var context = new BuildContext(rows, new ParameterStore(0), new Pcg32(0, RandomPurpose.Initialization), 0, null!, [shape]);
        Layer layer = LayerFactory.Create(spec, context, [input], output);
        x.CopyTo(input.Values.Span);
        layer.Forward(rows, ForwardMode.Training);
        dy.CopyTo(output.Gradients!.Span);
        layer.Backward(rows);
        return (output.Values.Span.ToArray(), input.Gradients!.Span.ToArray());
    }
}
