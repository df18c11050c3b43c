namespace LrFind.Suggestions;

/// <summary>A verdict in words.</summary>
/// <param name="Code">The reason code, for machines.</param>
/// <param name="Sentence">What was seen, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
public sealed record VerdictText(string Code, string Sentence, string Remedy)
{
    /// <summary>The words for what curves say.</summary>
    /// <param name="result">What they say.</param>
    /// <param name="source">Where they come from: remedies name what can be changed there.</param>
    public static VerdictText Of(SuggestionResult result, CurveSource source)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string sentence, string remedy) = VerdictWords.Of(result, Remedies.Of(source));
        return new VerdictText(CodeOf(result.Verdict), sentence, remedy);
    }

    /// <summary>The reason code of a verdict.</summary>
    public static string CodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.NeverDiverged => "never-diverged",
        Verdict.NoDescent => "no-descent",
        Verdict.TooNoisy => "too-noisy",
        Verdict.WithinChance => "within-chance",
        Verdict.MinimumAtEdge => "minimum-at-edge",
        Verdict.DivergedAtStart => "diverged-at-start",
        Verdict.TooFewPoints => "too-few-points",
        Verdict.NonFinite => "non-finite",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "there is no such verdict"),
    };
}
