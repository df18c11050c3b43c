using LrFind.Foundation;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.TorchSharp.Training;
using TorchSharp;
using TorchSharp.Modules;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Training;

[Collection(TorchTests.Name)]
public class TorchOptimizerTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, OptimizerSpec> s_optimizers = new(OptimizerCatalog.All
        .Where(o => o is not (LionSpec or RAdamSpec)).Select(o => KeyValuePair.Create(o.Name, o)))
    {
        ["sgd with momentum"] = new SgdSpec { Momentum = 0.9 },
        ["sgd with nesterov and decay"] = new SgdSpec { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
        ["sgd with dampening"] = new SgdSpec { Momentum = 0.8, Dampening = 0.3 },
        ["adam with amsgrad and decay"] = new AdamSpec { AmsGrad = true, WeightDecay = 0.01, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-6 },
        ["adamw with amsgrad"] = new AdamWSpec { AmsGrad = true, WeightDecay = 0.1 },
        ["adamax with decay"] = new AdamaxSpec { WeightDecay = 0.01, Beta2 = 0.9 },
        ["nadam with decay"] = new NAdamSpec { WeightDecay = 0.01, MomentumDecay = 0.01 },
        ["rmsprop with all"] = new RMSpropSpec { Momentum = 0.9, Centered = true, WeightDecay = 0.01, Alpha = 0.9, Epsilon = 1e-4 },
        ["adagrad with all"] = new AdagradSpec { LrDecay = 0.01, WeightDecay = 0.01, InitialAccumulatorValue = 0.1 },
        ["adadelta with decay"] = new AdadeltaSpec { WeightDecay = 0.01, Rho = 0.8, Epsilon = 1e-4 },
        ["asgd that averages"] = new AsgdSpec { T0 = 2, Lambd = 0.01, Alpha = 0.5, WeightDecay = 0.01 },
        ["rprop with other steps"] = new RpropSpec { Etas = (0.4, 1.3), StepSizes = (1e-5, 0.01) },
    };

    public static TheoryData<string> Names() => [.. s_optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_optimizer_trains_as_on_the_embedded_engine(string name)
    {
        var loss = new CrossEntropyLossSpec();
        using var twins = new Twins(Twins.Mlp(4), loss, s_optimizers[name]);
        double difference = twins.Run(Twins.Rows(6, loss, 4), rate: s_optimizers[name] is RpropSpec ? 1e-4 : 0.003);
        output.WriteLine($"AGREE optimizer {name}: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Fact]
    public void Lion_is_refused() => Assert.StartsWith("Optimizer is 'lion': TorchSharp has none of that name; expected",
        Assert.Throws<SettingException>(() => new TorchOptimizer(new LionSpec(), [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Settings_that_do_not_go_together_are_refused() =>
        Assert.Throws<SettingException>(() => new TorchOptimizer(new SgdSpec { Nesterov = true }, []));

    // When this fails, TorchSharp has been mended, and RAdam need not be refused.
    [Fact]
    public void RAdam_of_TorchSharp_takes_the_rate_twice()
    {
        using IDisposable scope = NewDisposeScope();
        Assert.Equal(10, LastStep(rate: 1e-2) / LastStep(rate: 1e-2 / Math.Sqrt(10)), 1e-2);
    }

    // With the same gradient at each step.
    private static double LastStep(double rate)
    {
        var weight = new Parameter(zeros(1, ScalarType.Float64));
        using var optimizer = optim.RAdam([weight], rate);
        double before = 0;
        for (int i = 0; i < 20; i++)
        {
            before = weight.ToDouble();
            weight.grad = ones(1, ScalarType.Float64);
            optimizer.step();
        }

        return before - weight.ToDouble();
    }

    [Fact]
    public void RAdam_is_refused()
    {
        Assert.False(TorchOptimizer.Supports(new RAdamSpec(), out string? reason));
        Assert.Equal("TorchSharp multiplies by the learning rate twice after the first steps", reason);
    }
}
