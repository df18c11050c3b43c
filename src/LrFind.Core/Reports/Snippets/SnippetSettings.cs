using LrFind.Experiments.Verification;
using LrFind.Suggestions;
using LrFind.Training;

namespace LrFind.Reports.Snippets;

/// <summary>What snippets are made of.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Usage">The rates.</param>
/// <param name="ClipNorm">The largest norm of all gradients together; <see langword="null"/> for any.</param>
internal sealed record SnippetSettings(OptimizerSpec Optimizer, Usage Usage, double? ClipNorm)
{
    /// <summary>Whether the rates leave room for cycles.</summary>
    public bool HasCycles => Usage.CyclicalBase < Usage.CyclicalMax;

    /// <summary>What a verification leaves to use: its rate, or the one that does better; <see langword="null"/> where none stood the test.</summary>
    public static SnippetSettings? Of(VerificationResult result)
    {
        if (result is not { Verdict: VerificationVerdict.Confirmed or VerificationVerdict.BetterElsewhere, Found.Suggestion.Suggestion: { } found, RateToTake: { } rate })
            return null;
        return new SnippetSettings(result.Found.Options.Optimizer, found.Usage with { Constant = rate }, result.Found.Options.RangeTest.ClipNorm);
    }
}
