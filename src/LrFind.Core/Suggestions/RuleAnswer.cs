namespace LrFind.Suggestions;

/// <summary>What one rule says of curves.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ReadOff">The rate read off the curve; <see langword="null"/> when it gives none.</param>
/// <param name="Referred">
/// The same, referred to the <see cref="ReferenceLadder"/> where the rule is, and then not above the end of the stable range.
/// </param>
/// <param name="LearningRate">The same, for the length of training that was asked for; see <see cref="TrainingLength"/>.</param>
/// <param name="Verdict">Why not, or what there is to say.</param>
public sealed record RuleAnswer(SuggestionRule Rule, double? ReadOff, double? Referred, double? LearningRate, Verdict Verdict)
{
    /// <summary>Asks a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="analysis">The curves.</param>
    /// <param name="trainSteps">The steps of the training that is planned; <see langword="null"/> for those of the study.</param>
    internal static RuleAnswer Of(SuggestionRule rule, CurveAnalysis analysis, int? trainSteps)
    {
        if (!analysis.Verdict.HasSuggestion())
            return None(rule, analysis.Verdict);
        if (rule.Read(analysis) is not { } rate || !(rate > 0 && double.IsFinite(rate)))
            return None(rule, Verdict.TooFewPoints);
        double edge = analysis.Roles!.Edge, referred = rule.IsReferred ? Math.Min(analysis.Refer(rate), edge) : rate;
        double planned = trainSteps is { } steps ? Math.Min(referred * TrainingLength.Factor(steps), Math.Max(edge, referred)) : referred;
        return new(rule, rate, referred, planned, analysis.Verdict);
    }

    /// <summary>No answer.</summary>
    internal static RuleAnswer None(SuggestionRule rule, Verdict verdict) => new(rule, null, null, null, verdict);
}
