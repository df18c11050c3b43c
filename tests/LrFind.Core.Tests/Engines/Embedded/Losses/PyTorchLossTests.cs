using System.Text.Json;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Losses;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using Xunit.Abstractions;

namespace LrFind.Core.Tests.Engines.Embedded.Losses;

/// <summary>Losses against what PyTorch gives for the same numbers; losses.py writes them.</summary>
public class PyTorchLossTests(ITestOutputHelper log)
{
    private const double Bound = 1e-5;

    // PyTorch rounds every term to single precision: a mean that nearly cancels, and differences of probabilities, are known this well.
    private const double Floor = 2e-7;

    private static readonly JsonElement s_fixture = PyTorchFixture.Read("losses");

    private static readonly float[] s_weights4 = [0.5f, 2, 0, 1.25f];
    private static readonly float[] s_weights17 = [.. Enumerable.Range(0, 17).Select(i => 0.25f + 0.25f * i)];

    private static readonly Dictionary<string, LossSpec> s_losses = new()
    {
        ["cross-entropy"] = new CrossEntropyLossSpec(),
        ["cross-entropy wide"] = new CrossEntropyLossSpec(),
        ["cross-entropy smoothed"] = new CrossEntropyLossSpec { LabelSmoothing = 0.1 },
        ["cross-entropy weighted"] = new CrossEntropyLossSpec { Weight = s_weights4 },
        ["cross-entropy weighted and smoothed"] = new CrossEntropyLossSpec { Weight = s_weights4, LabelSmoothing = 0.3 },
        ["cross-entropy wide weighted and smoothed"] = new CrossEntropyLossSpec { Weight = s_weights17, LabelSmoothing = 0.05 },
        ["binary"] = new BceWithLogitsLossSpec(),
        ["binary weighted"] = new BceWithLogitsLossSpec { PosWeight = [2.5f] },
        ["binary weighted by output"] = new BceWithLogitsLossSpec { PosWeight = [0.5f, 2, 7] },
        ["squared"] = new MseLossSpec(),
        ["absolute"] = new L1LossSpec(),
        ["smooth"] = new SmoothL1LossSpec(),
        ["smooth 0.25"] = new SmoothL1LossSpec { Beta = 0.25 },
        ["smooth 0"] = new SmoothL1LossSpec { Beta = 0 },
        ["huber"] = new HuberLossSpec(),
        ["huber 0.5"] = new HuberLossSpec { Delta = 0.5 },
        ["poisson"] = new PoissonNllLossSpec(),
        ["poisson full"] = new PoissonNllLossSpec(Full: true),
        ["poisson rates"] = new PoissonNllLossSpec(LogInput: false),
        ["poisson rates full"] = new PoissonNllLossSpec(LogInput: false, Full: true) { Epsilon = 1e-3 },
    };

    public static TheoryData<string> Names => [.. s_fixture.GetProperty("losses").EnumerateArray().Select(l => l.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        double worst = 0, worstGradient = 0, worstMeasure = 0;
        foreach (JsonElement expected in Entry(name).GetProperty("cases").EnumerateArray())
        {
            float[] z = expected.Floats("z"), gradient = new float[z.Length];
            int rows = expected.GetProperty("rows").GetInt32();
            var batch = new Batch([], expected.Floats("values"), expected.Integers("labels"), rows);
            var loss = Loss.Create(s_losses[name], z.Length / rows);
            float value = (float)loss.Compute(z, batch, gradient);
            LossSum sum = loss.Measure(z, batch);
            worst = Math.Max(worst, PyTorchFixture.WorstError([expected.GetProperty("loss").GetSingle()], [value], Floor));
            worstMeasure = Math.Max(worstMeasure, PyTorchFixture.WorstError([expected.GetProperty("loss").GetSingle()], [(float)(sum.Sum / sum.Weight)], Floor));
            worstGradient = Math.Max(worstGradient, PyTorchFixture.WorstError(expected.Floats("gradient"), gradient, Floor));
        }

        log.WriteLine($"WORST {name}: value {worst:e1}, measured {worstMeasure:e1}, gradient {worstGradient:e1}");
        Assert.InRange(worst, 0, Bound);
        Assert.InRange(worstMeasure, 0, Bound);
        Assert.InRange(worstGradient, 0, Bound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_of_training_have_the_losses_of_PyTorch(string name)
    {
        JsonElement trace = Entry(name).GetProperty("trace");
        float[] x = trace.Floats("x"), values = trace.Floats("values");
        int[] labels = trace.Integers("labels");
        int outputs = trace.Floats("bias").Length;
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(6, new LinearSpec(6, outputs)), s_losses[name]);
        foreach (NamedParameter parameter in trainer.Network.NamedParameters)
            parameter.SetValues(trace.Floats(parameter.Name.EndsWith("weight", StringComparison.Ordinal) ? "weight" : "bias"));

        float[] losses = [.. Enumerable.Range(0, 10).Select(_ => (float)trainer.TrainStep(new Batch(x, values, labels, 12), 0.1))];
        double worst = PyTorchFixture.WorstError(trace.Floats("losses"), losses, Floor);
        log.WriteLine($"WORST {name}: trace {worst:e1}");
        Assert.InRange(worst, 0, Bound);
    }

    private static JsonElement Entry(string name) =>
        s_fixture.GetProperty("losses").EnumerateArray().Single(l => l.GetProperty("name").GetString() == name);
}
