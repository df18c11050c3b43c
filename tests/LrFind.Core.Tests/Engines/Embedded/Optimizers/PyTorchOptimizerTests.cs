using System.Text.Json;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Optimizers;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded.Optimizers;

/// <summary>Each optimizer against PyTorch's, step by step; tests/fixtures/pytorch/optimizers.py says how its numbers were made.</summary>
public class PyTorchOptimizerTests
{
    private const double Tolerance = 1e-5;

    // A weight that steps have brought close to 0 carries their rounding: weights smaller than this are allowed the error of one as large, 10⁻⁷.
    private const double Floor = 1e-2;

    private static readonly JsonElement s_fixture = PyTorchFixture.Read("optimizers");

    public static TheoryData<string> Cases => [.. s_fixture.GetProperty("cases").EnumerateObject().Select(c => c.Name)];

    public static TheoryData<string> Names => [.. s_fixture.GetProperty("defaults").EnumerateObject().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_is_that_of_PyTorch(string name)
    {
        JsonElement expected = s_fixture.GetProperty("cases").GetProperty(name);
        OptimizerSpec spec = Spec(expected.GetProperty("optimizer").GetString()!, expected.GetProperty("settings"));
        Assert.Equal(Lines(expected.GetProperty("settings")), Lines(spec.Settings()));

        float[] initial = s_fixture.GetProperty("initial").Floats();
        var store = new ParameterStore(ParameterStore.Padded(initial.Length));
        Parameter parameter = store.Take(initial.Length);
        initial.CopyTo(parameter.ValueSpan);
        var optimizer = Optimizer.Create(spec, store, WorkerTeam.Alone);
        double[] rates = expected.GetProperty("rates").Doubles();
        for (int t = 0; t < rates.Length; t++)
        {
            s_fixture.GetProperty("gradients")[t].Floats().CopyTo(parameter.GradientSpan);
            optimizer.Step(rates[t]);
            Same(expected.GetProperty("weights")[t].Floats(), parameter.ValueSpan, t);
        }

        if (optimizer is Asgd asgd)
            Same(expected.GetProperty("average").Floats(), asgd.Average, rates.Length);
    }

    [Fact]
    public void Each_optimizer_is_compared() =>
        Assert.Equal(OptimizerCatalog.All.Select(o => o.Name).Order(), s_fixture.GetProperty("defaults").EnumerateObject().Select(d => d.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_settings_and_their_defaults_are_those_of_PyTorch(string name) =>
        Assert.Equal(Lines(s_fixture.GetProperty("defaults").GetProperty(name)), Lines(OptimizerCatalog.All.Single(o => o.Name == name).Settings()));

    private static void Same(float[] expected, Span<float> actual, int step)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = Tolerance * Math.Max(Math.Abs(expected[i]), Floor);
            Assert.True(Math.Abs(actual[i] - expected[i]) <= allowed, $"step {step}, weight {i}: {actual[i]:R}, expected {expected[i]:R}");
        }
    }

    private static IEnumerable<string> Lines(JsonElement settings) =>
        settings.EnumerateObject().Select(s => $"{s.Name} = {(s.Value.ValueKind == JsonValueKind.Array ? string.Join(", ", s.Value.Doubles()) : Text(s.Value))}").Order();

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, object> settings) =>
        settings.Select(s => $"{s.Key} = {(s.Value is double[] pair ? string.Join(", ", pair) : s.Value)}").Order();

    private static object Text(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetBoolean();

    private static OptimizerSpec Spec(string optimizer, JsonElement settings)
    {
        double Number(string name) => settings.GetProperty(name).GetDouble();
        double First(string name) => settings.GetProperty(name)[0].GetDouble();
        double Second(string name) => settings.GetProperty(name)[1].GetDouble();
        bool Flag(string name) => settings.GetProperty(name).GetBoolean();
        AdamFamilySpec Family(AdamFamilySpec spec) => spec with { Beta1 = First("betas"), Beta2 = Second("betas"), Epsilon = Number("eps") };
        OptimizerSpec spec = optimizer switch
        {
            "sgd" => new SgdSpec { Momentum = Number("momentum"), Dampening = Number("dampening"), Nesterov = Flag("nesterov") },
            "adam" => Family(new AdamSpec { AmsGrad = Flag("amsgrad") }),
            "adamw" => Family(new AdamWSpec { AmsGrad = Flag("amsgrad") }),
            "adamax" => Family(new AdamaxSpec()),
            "nadam" => Family(new NAdamSpec { MomentumDecay = Number("momentum_decay") }),
            "radam" => Family(new RAdamSpec()),
            "adadelta" => new AdadeltaSpec { Rho = Number("rho"), Epsilon = Number("eps") },
            "adagrad" => new AdagradSpec
            {
                LrDecay = Number("lr_decay"),
                InitialAccumulatorValue = Number("initial_accumulator_value"),
                Epsilon = Number("eps"),
            },
            "asgd" => new AsgdSpec { Lambd = Number("lambd"), Alpha = Number("alpha"), T0 = Number("t0") },
            "lion" => new LionSpec { Beta1 = First("betas"), Beta2 = Second("betas") },
            "rmsprop" => new RMSpropSpec { Alpha = Number("alpha"), Epsilon = Number("eps"), Momentum = Number("momentum"), Centered = Flag("centered") },
            "rprop" => new RpropSpec { Etas = (First("etas"), Second("etas")), StepSizes = (First("step_sizes"), Second("step_sizes")) },
            _ => throw new ArgumentException(optimizer, nameof(optimizer)),
        };
        return spec is WeightDecayingSpec decaying ? decaying with { WeightDecay = Number("weight_decay") } : spec;
    }
}
