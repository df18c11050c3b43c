using LrFind.Experiments.Verification;
using LrFind.Models.Optimizers;
using LrFind.Suggestions;

namespace LrFind.Reports.Snippets;

/// <summary>
/// Lines to paste into a training script, in one framework. They take <c>model</c> and <c>steps</c>, the steps of the whole training.
/// </summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Comment">What starts a comment in its language.</param>
/// <param name="Optimizer">The optimizer with a constant rate; only a comment where the framework has none such.</param>
/// <param name="OneCycle">
/// One cycle in place of the constant rate; <see langword="null"/> where there is no optimizer, or a schedule would change nothing.
/// </param>
/// <param name="Cyclical">Cyclical rates in place of it; <see langword="null"/> likewise, and where the curve gives no two bounds.</param>
internal sealed record Snippet(string Framework, string Comment, string Optimizer, string? OneCycle, string? Cyclical);

/// <summary>What snippets are made of.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Recommended">The rates.</param>
/// <param name="ClipNorm">The largest norm of all gradients together; <see langword="null"/> for any.</param>
internal sealed record SnippetSettings(OptimizerSpec Optimizer, RecommendedRates Recommended, double? ClipNorm)
{
    /// <summary>Whether the rates leave room for cycles.</summary>
    public bool HasCycles => Recommended.CyclicalBase < Recommended.CyclicalMax;

    /// <summary>
    /// What a verification leaves to use: its rate, or the one that does better; <see langword="null"/> where none stood the test.
    /// </summary>
    public static SnippetSettings? Of(VerificationResult result)
    {
        if (result is not
            {
                Verdict: VerificationVerdict.Confirmed or VerificationVerdict.BetterElsewhere,
                Found.Answer.Suggestion: { } found, RateToTake: { } rate
            })
            return null;
        return new SnippetSettings(result.Found.Options.Optimizer, found.Recommended with { Constant = rate },
            result.Found.Options.RangeTest.ClipNorm);
    }
}

/// <summary>A framework in which models are trained, and how its code is written.</summary>
internal interface IFramework
{
    /// <summary>The lines for an optimizer and its rates; in comments, what the framework cannot express.</summary>
    Snippet Of(SnippetSettings settings);
}

/// <summary>The frameworks there are snippets for.</summary>
internal static class Frameworks
{
    private static readonly IFramework[] s_all = [new TorchSharpFramework(), new PyTorchFramework(), new KerasFramework()];

    /// <summary>The same in each.</summary>
    public static Snippet[] Snippets(SnippetSettings settings) => Array.ConvertAll(s_all, f => f.Of(settings));
}
