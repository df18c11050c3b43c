using LrFind.Models.Optimizers;
using LrFind.Reports.Snippets;
using LrFind.Reports.Text;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Reports.Snippets;

/// <summary>Every optimizer as it is by default, and with settings that frameworks name or understand in their own ways.</summary>
internal static class SnippetCases
{
    public static RecommendedRates Recommended { get; } = new(3.33e-3, 5e-3, 9.09e-3, 5.44e-4, 9.09e-3);

    public static IEnumerable<(string Name, SnippetSettings Settings)> All()
    {
        foreach (OptimizerSpec optimizer in OptimizerCatalog.All)
            yield return (optimizer.Name, new(optimizer, Recommended, null));
        yield return ("adam, other settings", new(new AdamSpec { Beta1 = 0.8, Beta2 = 0.99, Epsilon = 0, WeightDecay = 1e-3, AmsGrad = true }, Recommended, null));
        yield return ("adamw without weight decay", new(new AdamWSpec { WeightDecay = 0 }, Recommended, 0.5));
        yield return ("sgd with momentum", new(new SgdSpec { Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4 }, Recommended, 1));
        yield return ("sgd with dampening", new(new SgdSpec { Momentum = 0.9, Dampening = 0.1 }, Recommended, null));
        yield return ("rmsprop with momentum", new(new RMSpropSpec { Momentum = 0.5, Centered = true, WeightDecay = 0.01 }, Recommended, null));
        yield return ("adagrad, other settings", new(new AdagradSpec { LrDecay = 0.01, InitialAccumulatorValue = 0.1 }, Recommended, null));
        yield return ("lion with weight decay", new(new LionSpec { WeightDecay = 0.1 }, Recommended, null));
        yield return ("rprop, clipped", new(new RpropSpec(), Recommended, 2));
        yield return ("nadam without cycles", new(new NAdamSpec(), Recommended with { CyclicalBase = 9.09e-3 }, null));
    }

    /// <summary>All cases in one framework.</summary>
    public static string Text(IFramework framework)
    {
        var writer = new StringWriter { NewLine = "\n" };
        foreach ((string name, SnippetSettings settings) in All())
        {
            writer.WriteLine($"=== {name}");
            SnippetText.Write(writer, framework.Of(settings));
        }

        return writer.ToString();
    }
}
