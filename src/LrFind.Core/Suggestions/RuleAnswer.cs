namespace LrFind.Suggestions;

/// <summary>What one rule says of curves.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ReadOff">The rate read off the curve; <see langword="null"/> when it gives none.</param>
/// <param name="LearningRate">
/// The same, referred to the <see cref="ReferenceLadder"/> where the rule is, and then not above the end of the stable range.
/// </param>
/// <param name="Verdict">Why not, or what there is to say.</param>
public sealed record RuleAnswer(SuggestionRule Rule, double? ReadOff, double? LearningRate, Verdict Verdict)
{
    /// <summary>Asks a rule.</summary>
    internal static RuleAnswer Of(SuggestionRule rule, CurveAnalysis analysis)
    {
        if (!analysis.Verdict.HasSuggestion())
            return new(rule, null, null, analysis.Verdict);
        if (rule.Read(analysis) is not { } rate || !(rate > 0 && double.IsFinite(rate)))
            return new(rule, null, null, Verdict.TooFewPoints);
        double referred = rule.IsReferred ? Math.Min(analysis.Refer(rate), analysis.Roles!.Edge) : rate;
        return new(rule, rate, referred, analysis.Verdict);
    }
}
