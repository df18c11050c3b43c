using LrFind.Curves;
using LrFind.Models.Optimizers;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>A way to choose a rate.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Choose">The rate for a problem and its curves; <see langword="null"/> when there is none.</param>
internal sealed record Candidate(string Name, Func<Problem, CurveSet, double?> Choose)
{
    /// <summary>All rules on three repeats, some on one or without the probe, and rates that need no test.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        .. SuggestionRules.All.Select(r => new Candidate($"`{r.Name}`", (_, curves) => Suggest(curves, r))),
        new("`steepest`, batch loss", (_, curves) => Suggest(WithoutProbe(curves), SuggestionRules.Default)),
        new("`steepest`, one repeat", (_, curves) => Suggest(curves.Only(0), SuggestionRules.Default)),
        new("`valley`, one repeat", (_, curves) => Suggest(curves.Only(0), SuggestionRules.All.First(r => r.Name == "valley"))),
        new("constants: sgd 1e-2, others 1e-3", (problem, _) => problem.Optimizer is SgdSpec ? 1e-2 : 1e-3),
    ];

    private static double? Suggest(CurveSet curves, SuggestionRule rule) => Suggester.Suggest(curves, rule).Suggestion?.LearningRate;

    private static CurveSet WithoutProbe(CurveSet curves) => new(
        [.. curves.Repeats.Select(c => new LossCurve([.. Enumerable.Range(0, c.Count).Select(i => c[i] with { ProbeLoss = null })]))], curves.Steps);
}
