using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Every layer that gives rows of the shape it takes and computes the same in training and evaluation.</summary>
internal static class EveryActivation
{
    public static readonly LayerSpec[] All =
    [
        new ReluSpec(), new TanhSpec(), new IdentitySpec(),
        new LeakyReluSpec(), new LeakyReluSpec { NegativeSlope = 0.2 },
        new EluSpec(), new EluSpec { Alpha = 0.5 }, new SeluSpec(),
        new GeluSpec(), new GeluSpec(GeluApproximation.Tanh),
        new SiluSpec(), new MishSpec(), new SigmoidSpec(), new HardswishSpec(),
        new SoftplusSpec(), new SoftplusSpec { Beta = 2, Threshold = 10 }, new SoftplusSpec { Beta = 0.5 },
        new Relu6Spec(), new HardtanhSpec(), new HardtanhSpec { MinVal = -0.5, MaxVal = 2 }, new HardsigmoidSpec(), new CeluSpec(), new CeluSpec { Alpha = 0.5 },
        new SoftmaxSpec(), new LogSoftmaxSpec(),
    ];

    public static TheoryData<string> Names => [.. All.Select(layer => layer.ToString()!)];

    public static LayerSpec Named(string name) => All.Single(layer => layer.ToString() == name);
}
