using LrFind.Experiments.Sweeps;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Experiments.Sweeps;

public class SweepGridTests
{
    [Fact]
    public void A_setting_that_an_optimizer_lacks_gives_it_one_cell()
    {
        var grid = new SweepGrid { Models = ["a", "b"], Optimizers = ["sgd", "adam", "rprop"], BatchSizes = [8, 16], WeightDecays = [0, 0.1], Momenta = [0.5, 0.9, 0.95] };
        IReadOnlyList<SweepCell> cells = grid.Cells();
        Assert.Equal(2 * 2 * (2 * 3 + 2 + 1), cells.Count);
        Assert.Equal(Enumerable.Range(0, cells.Count), cells.Select(c => c.Index));
        Assert.Equal(cells.Count, cells.Select(c => c with { Index = 0 }).Distinct().Count());
        Assert.All(cells, c => Assert.Equal(c.Optimizer.Name == "sgd", c.Momentum is not null));
        Assert.All(cells, c => Assert.Equal(c.Optimizer.Name != "rprop", c.WeightDecay is not null));
    }

    [Fact]
    public void Settings_that_are_not_given_are_the_optimizers_own() =>
        Assert.Equal([0.01, 0], new SweepGrid { Optimizers = ["adamw", "sgd"] }.Cells().Select(c => c.WeightDecay!.Value));

    [Fact]
    public void Nesterov_goes_with_each_momentum_of_sgd_but_none() => Assert.Equal(
        [(0.0, false), (0.9, true)],
        new SweepGrid { Optimizers = ["sgd", "adam"], Momenta = [0, 0.9], Nesterov = true }.Cells().Select(c => c.Optimizer).OfType<SgdSpec>().Select(s => (s.Momentum, s.Nesterov)));

    [Fact]
    public void Optimizers_may_have_settings()
    {
        var grid = new SweepGrid { Optimizers = ["SGD:momentum=0.9,Nesterov", "adam:betas=0.9,0.95", "adam"], WeightDecays = [0, 0.1], BatchSizes = [8] };
        Assert.Equal(
            [
                new SgdSpec { Momentum = 0.9, Nesterov = true }, new SgdSpec { Momentum = 0.9, Nesterov = true, WeightDecay = 0.1 },
                new AdamSpec { Beta2 = 0.95 }, new AdamSpec { Beta2 = 0.95, WeightDecay = 0.1 }, new AdamSpec(), new AdamSpec { WeightDecay = 0.1 },
            ],
            grid.Cells().Select(c => c.Optimizer));
        Assert.Equal(["sgd:momentum=0.9,nesterov", "adam:betas=0.9,0.95", "adam"], grid.Canonical().Optimizers);
        Assert.Equal(grid.Cells(), grid.Canonical().Cells());
    }

    [Fact]
    public void Nesterov_goes_with_a_momentum_that_stands_behind_the_name() => Assert.Equal(
        [new SgdSpec { Momentum = 0.9, Nesterov = true }, new RMSpropSpec { Momentum = 0.5 }],
        new SweepGrid { Optimizers = ["sgd:momentum=0.9", "rmsprop:momentum=0.5"], Nesterov = true }.Cells().Select(c => c.Optimizer));

    [Fact]
    public void A_grid_that_makes_no_sense_is_refused()
    {
        Refused("WeightDecay is given, and so is weight_decay in 'adamw:weight_decay=0.1' of `Optimizer`; expected one of the two",
            new() { Optimizers = ["adam", "adamw:weight_decay=0.1"], WeightDecays = [0, 0.1] });
        Refused("Momentum is given, and so is momentum in 'sgd:momentum=0' of `Optimizer`; expected one of the two",
            new() { Optimizers = ["sgd:momentum=0"], Momenta = [0.9] });
        Refused("Nesterov is given, and so is nesterov in 'sgd:momentum=0.9,nesterov' of `Optimizer`; expected one of the two",
            new() { Optimizers = ["sgd:momentum=0.9,nesterov"], Nesterov = true });
        Refused("Momentum is 0; expected a number of more than 0 with nesterov in `Optimizer`", new() { Optimizers = ["sgd:nesterov"], Momenta = [0] });
        Refused("Optimizer is 'sgd:nesterov', whose momentum is 0; expected a number of more than 0 with Nesterov", new() { Optimizers = ["sgd:nesterov"] });
        Refused("Optimizer is adam twice; expected different values", new() { Optimizers = ["Adam", "adam:eps=1e-8"] });
        Refused("Model is an empty list; expected at least one value", new() { Models = [] });
        Refused("BatchSize is 8 twice; expected different values", new() { BatchSizes = [8, 9, 8] });
        Refused("Momentum is an empty list; expected at least one value", new() { Momenta = [] });
        Refused("Momentum is given for optimizers that have none; expected sgd or rmsprop in `Optimizer`", new() { Momenta = [0.9] });
        Refused("Momentum is 1; expected a number of at least 0 and less than 1", new() { Optimizers = ["sgd"], Momenta = [1] });
        Refused("Nesterov is given for optimizers that have no momentum; expected sgd in `Optimizer` and a `Momentum` of more than 0",
            new() { Optimizers = ["sgd"], Momenta = [0], Nesterov = true });
        Refused("WeightDecay is given for optimizers that have none; expected an optimizer that has one, any but rprop, in `Optimizer`",
            new() { Optimizers = ["rprop"], WeightDecays = [0.1] });
        Refused("Model is one axis of a grid of 1002000 cells; expected at most 1000000",
            new() { Models = [.. Enumerable.Range(0, 1002).Select(i => $"m{i}")], BatchSizes = [.. Enumerable.Range(1, 1000)] });
    }

    private static void Refused(string message, SweepGrid grid)
    {
        Assert.Equal(message, Assert.Throws<SettingException>(grid.Validate).Message);
        Assert.Equal(message, Assert.Throws<SettingException>(grid.Cells).Message);
    }
}
