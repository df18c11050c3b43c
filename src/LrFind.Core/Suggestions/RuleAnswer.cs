namespace LrFind.Suggestions;

/// <summary>What one rule says of curves.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="LearningRate">The rate; <see langword="null"/> when it gives none.</param>
/// <param name="Verdict">Why not, or what there is to say.</param>
public sealed record RuleAnswer(SuggestionRule Rule, double? LearningRate, Verdict Verdict)
{
    /// <summary>Asks a rule.</summary>
    internal static RuleAnswer Of(SuggestionRule rule, CurveAnalysis analysis)
    {
        if (!analysis.Verdict.HasSuggestion())
            return new(rule, null, analysis.Verdict);
        return rule.Read(analysis) is { } rate ? new(rule, rate, analysis.Verdict) : new(rule, null, Verdict.TooFewPoints);
    }
}
