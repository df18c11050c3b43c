using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Curves to a suggestion.</summary>
public static class Suggester
{
    /// <summary>Reads a suggestion off curves.</summary>
    /// <param name="curves">One curve or several repeats.</param>
    /// <param name="rule">The rule; <see langword="null"/> for <see cref="SuggestionRules.Default"/>.</param>
    public static SuggestionResult Suggest(CurveSet curves, SuggestionRule? rule = null)
    {
        rule ??= SuggestionRules.Default;
        CurveAnalysis analysis = CurveAnalysis.Of(curves);
        RuleAnswer answer = RuleAnswer.Of(rule, analysis);
        return new SuggestionResult(answer.Verdict, answer.LearningRate is null ? null : Describe(answer, analysis), analysis);
    }

    private static Suggestion Describe(RuleAnswer answer, CurveAnalysis analysis) => new()
    {
        LearningRate = answer.LearningRate!.Value,
        ReadOff = answer.ReadOff!.Value,
        StepsPerDecade = analysis.StepsPerDecade(answer.ReadOff.Value),
        Rule = answer.Rule.Name,
        Roles = analysis.Roles!,
        StartLoss = analysis.StartLoss,
        MinimumLoss = analysis.MinimumLoss,
        Repeats = OfEachRepeat(answer.Rule, analysis),
        Usage = Usage.Of(answer.LearningRate.Value, analysis.Roles!),
    };

    private static double?[] OfEachRepeat(SuggestionRule rule, CurveAnalysis analysis)
    {
        double?[] rates = new double?[analysis.Curves.Repeats.Count];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = RuleAnswer.Of(rule, CurveAnalysis.Of(analysis.Curves.Only(i))).LearningRate;
        return rates;
    }
}
