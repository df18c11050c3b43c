using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>Curves to a suggestion.</summary>
public static class Suggester
{
    /// <summary>Reads a suggestion off curves.</summary>
    /// <param name="curves">One curve or several repeats.</param>
    /// <param name="rule">The rule; <see langword="null"/> for <see cref="SuggestionRules.Default"/>.</param>
    /// <param name="trainSteps">
    /// The steps of the training that the rate is for, more than 0; <see langword="null"/> for <see cref="TrainingLength.StudySteps"/>.
    /// </param>
    public static SuggestionResult Suggest(CurveSet curves, SuggestionRule? rule = null, int? trainSteps = null)
    {
        rule ??= SuggestionRules.Default;
        CurveAnalysis analysis = CurveAnalysis.Of(curves);
        RuleAnswer answer = RuleAnswer.Of(rule, analysis, trainSteps);
        Suggestion? found = answer.LearningRate is null ? null : Describe(answer, analysis, trainSteps);
        return new SuggestionResult(answer.Verdict, found, analysis) { TrainSteps = trainSteps };
    }

    private static Suggestion Describe(RuleAnswer answer, CurveAnalysis analysis, int? trainSteps) => new()
    {
        LearningRate = answer.LearningRate!.Value,
        TrainSteps = trainSteps,
        Referred = answer.Referred!.Value,
        ReadOff = answer.ReadOff!.Value,
        StepsPerDecade = analysis.StepsPerDecade(answer.ReadOff.Value),
        Rule = answer.Rule.Name,
        Roles = analysis.Roles!,
        StartLoss = analysis.StartLoss,
        MinimumLoss = analysis.MinimumLoss,
        Repeats = OfEachRepeat(answer.Rule, analysis, trainSteps),
        Usage = Usage.Of(answer.LearningRate.Value, analysis.Roles!),
    };

    private static double?[] OfEachRepeat(SuggestionRule rule, CurveAnalysis analysis, int? trainSteps)
    {
        double?[] rates = new double?[analysis.Curves.Repeats.Count];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = RuleAnswer.Of(rule, CurveAnalysis.Of(analysis.Curves.Only(i)), trainSteps).LearningRate;
        return rates;
    }
}
