using LrFind.Curves;
using LrFind.Foundation;

namespace LrFind.Suggestions;

/// <summary>What the user should know about a suggestion.</summary>
internal static class CurveWarnings
{
    private const double SmallDrop = 0.2;
    private const double FirstRates = 3;

    /// <summary>The warnings; none where there is no suggestion, which says enough.</summary>
    /// <param name="result">The suggestion.</param>
    /// <param name="source">Where the curves come from: remedies name what can be changed there.</param>
    public static IReadOnlyList<Warning> Of(SuggestionResult result, CurveSource source)
    {
        ArgumentNullException.ThrowIfNull(result);
        var warnings = new List<Warning>();
        if (result.Suggestion is not { } found)
            return warnings;
        VerdictText words = VerdictText.For(result, source);
        if (result.Verdict != Verdict.Ok)
            warnings.Add(new(words.Sentence, words.Remedy));
        if (found.Landmarks.Steepest < FirstRates * result.Analysis.Curves.Rate(0))
            warnings.Add(new("the loss falls most steeply at the first rates",
                $"{EarlierStart(result.Analysis.Curves, Remedies.For(source))} to see whether it starts earlier"));
        if (found.Drop < SmallDrop)
            warnings.Add(new(FormattableString.Invariant($"the loss falls by {100 * found.Drop:0} % only"),
                "check that the features say something about the target"));
        return warnings;
    }

    private static string EarlierStart(CurveSet curves, Remedies remedies) =>
        FineSpacing.StartsLow(curves) ? remedies.FewerSteps : remedies.LowerStart;
}
