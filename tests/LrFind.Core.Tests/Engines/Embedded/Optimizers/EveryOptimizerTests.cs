using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Optimizers;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded.Optimizers;

/// <summary>What holds for all optimizers, with their defaults and with whatever makes them keep more state.</summary>
public class EveryOptimizerTests
{
    private const int Count = 37;

    // A rate with which each gets to the bottom of a bowl.
    private static readonly Dictionary<string, double> s_rates = new()
    {
        ["adam"] = 0.01,
        ["adamw"] = 0.01,
        ["sgd"] = 0.05,
        ["adadelta"] = 1,
        ["adagrad"] = 0.2,
        ["adamax"] = 0.01,
        ["asgd"] = 0.05,
        ["lion"] = 0.002,
        ["nadam"] = 0.01,
        ["radam"] = 0.01,
        ["rmsprop"] = 0.005,
        ["rprop"] = 0.01,
    };

    public static TheoryData<string> Specs => [.. TestModels.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Finds_the_bottom_of_a_bowl(string name)
    {
        OptimizerSpec spec = TestModels.Optimizers[name];
        var store = new ParameterStore(ParameterStore.Padded(Count));
        Parameter parameter = store.Take(Count);
        var optimizer = Optimizer.Create(spec, store, WorkerTeam.Alone);
        double Height()
        {
            double height = 0;
            for (int i = 0; i < Count; i++)
            {
                double distance = parameter.ValueSpan[i] - Math.Sin(i), curvature = 0.5 + i % 5;
                parameter.GradientSpan[i] = (float)(curvature * distance);
                height += curvature * distance * distance / 2;
            }

            return height;
        }

        double start = Height();
        for (int t = 0; t < 2000; t++)
        {
            Height();
            optimizer.Step(s_rates[spec.Name]);
        }

        Assert.True(Height() < 1e-3 * start, $"{start} became {Height()}");
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Gradients_that_are_not_finite_spoil_the_weight_and_no_other(string name)
    {
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            (ParameterStore store, Parameter parameter, Optimizer optimizer) = Started(name);
            parameter.GradientSpan[3] = bad;
            optimizer.Step(0.01);
            parameter.GradientSpan[3] = 1;
            optimizer.Step(0.01);
            for (int i = 0; i < Count; i++)
                Assert.Equal(i != 3, float.IsFinite(parameter.ValueSpan[i]));
            Assert.All(store.Values.Span[Count..].ToArray(), v => Assert.Equal(0, v));
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void What_pads_the_block_stays_0(string name)
    {
        (ParameterStore store, _, Optimizer optimizer) = Started(name);
        for (int t = 0; t < 20; t++)
            optimizer.Step(0.01);
        Assert.All(store.Values.Span[Count..].ToArray(), v => Assert.Equal(0, v));
    }

    /// <summary>An optimizer after three steps.</summary>
    private static (ParameterStore Store, Parameter Parameter, Optimizer Optimizer) Started(string name)
    {
        var store = new ParameterStore(ParameterStore.Padded(Count));
        Parameter parameter = store.Take(Count);
        var optimizer = Optimizer.Create(TestModels.Optimizers[name], store, WorkerTeam.Alone);
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i < Count; i++)
                parameter.GradientSpan[i] = (float)Math.Cos(i + 0.1 * t);
            optimizer.Step(0.01);
        }

        return (store, parameter, optimizer);
    }
}
