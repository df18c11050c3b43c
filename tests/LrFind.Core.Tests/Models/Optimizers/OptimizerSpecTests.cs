using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Models.Optimizers;

public class OptimizerSpecTests
{
    public static TheoryData<string, Action> OutOfRange => new()
    {
        { "Momentum is 1; expected a number of at least 0 and less than 1", () => _ = new SgdSpec { Momentum = 1 } },
        { "Dampening is 1.5; expected a number from 0 to 1", () => _ = new SgdSpec { Dampening = 1.5 } },
        { "WeightDecay is -0.1; expected a number of 0 or more", () => _ = new AdamSpec { WeightDecay = -0.1 } },
        { "Beta1 is -1; expected a number of at least 0 and less than 1", () => _ = new NAdamSpec { Beta1 = -1 } },
        { "Beta2 is NaN; expected a number of at least 0 and less than 1", () => _ = new AdamSpec { Beta2 = double.NaN } },
        { "Epsilon is Infinity; expected a number of 0 or more", () => _ = new AdamaxSpec { Epsilon = double.PositiveInfinity } },
        { "MomentumDecay is -1; expected a number of 0 or more", () => _ = new NAdamSpec { MomentumDecay = -1 } },
        { "Rho is 1.1; expected a number from 0 to 1", () => _ = new AdadeltaSpec { Rho = 1.1 } },
        { "Epsilon is -1; expected a number of 0 or more", () => _ = new AdadeltaSpec { Epsilon = -1 } },
        { "LrDecay is -1; expected a number of 0 or more", () => _ = new AdagradSpec { LrDecay = -1 } },
        { "InitialAccumulatorValue is -1; expected a number of 0 or more", () => _ = new AdagradSpec { InitialAccumulatorValue = -1 } },
        { "Epsilon is NaN; expected a number of 0 or more", () => _ = new AdagradSpec { Epsilon = double.NaN } },
        { "Lambd is -1; expected a number of 0 or more", () => _ = new AsgdSpec { Lambd = -1 } },
        { "Alpha is -1; expected a number of 0 or more", () => _ = new AsgdSpec { Alpha = -1 } },
        { "T0 is -1; expected a number of 0 or more", () => _ = new AsgdSpec { T0 = -1 } },
        { "Beta1 is 1; expected a number of at least 0 and less than 1", () => _ = new LionSpec { Beta1 = 1 } },
        { "Beta2 is 1; expected a number of at least 0 and less than 1", () => _ = new LionSpec { Beta2 = 1 } },
        { "Alpha is 1; expected a number of at least 0 and less than 1", () => _ = new RMSpropSpec { Alpha = 1 } },
        { "Epsilon is -1; expected a number of 0 or more", () => _ = new RMSpropSpec { Epsilon = -1 } },
        { "Momentum is -1; expected a number of at least 0 and less than 1", () => _ = new RMSpropSpec { Momentum = -1 } },
        { "Etas is (1.2, 0.5); expected a number between 0 and 1, and one of more than 1", () => _ = new RpropSpec { Etas = (1.2, 0.5) } },
        { "Etas is (0.5, Infinity); expected a number between 0 and 1, and one of more than 1", () => _ = new RpropSpec { Etas = (0.5, double.PositiveInfinity) } },
        { "StepSizes is (2, 1); expected two numbers of 0 or more, the greater one last", () => _ = new RpropSpec { StepSizes = (2, 1) } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Settings_out_of_range_are_refused_with_what_is_expected(string message, Action create) =>
        Assert.Equal(message, Assert.Throws<SettingException>(create).Message);

    [Fact]
    public void Nesterov_needs_a_momentum_and_no_dampening()
    {
        Assert.Equal(
            "Momentum is 0; expected a number of more than 0 with Nesterov",
            Assert.Throws<SettingException>(new SgdSpec { Nesterov = true }.Validate).Message);
        Assert.Equal(
            "Dampening is 0.1; expected 0 with Nesterov",
            Assert.Throws<SettingException>(new SgdSpec { Nesterov = true, Momentum = 0.9, Dampening = 0.1 }.Validate).Message);
        new SgdSpec { Nesterov = true, Momentum = 0.9 }.Validate();
        Assert.Throws<SettingException>(new FinderOptions { Optimizer = new SgdSpec { Nesterov = true } }.Validate);
    }

    [Fact]
    public void Each_has_a_name_of_its_own() => Assert.Equal(
        ["adam", "adamw", "sgd", "adadelta", "adagrad", "adamax", "asgd", "lion", "nadam", "radam", "rmsprop", "rprop"],
        OptimizerCatalog.All.Select(o => o.Name));

    [Fact]
    public void The_catalog_holds_every_specification() => Assert.Equal(
        typeof(OptimizerSpec).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(OptimizerSpec)) && !t.IsAbstract).Select(t => t.Name).Order(),
        OptimizerCatalog.All.Select(o => o.GetType().Name).Order());

    [Fact]
    public void Only_optimizers_with_uncorrected_averages_go_further_in_their_first_steps()
    {
        var rmsprop = new RMSpropSpec { Alpha = 0.9 };
        Assert.Equal(Math.Pow(0.1, -0.8), rmsprop.StepGain(0), 1e-9);
        Assert.Equal(1, rmsprop.StepGain(1_000), 1e-9);
        Assert.Equal(1, new AdamSpec().StepGain(0));
        Assert.Equal(1, new SgdSpec().StepGain(0));
    }
}
