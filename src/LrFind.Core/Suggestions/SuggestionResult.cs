namespace LrFind.Suggestions;

/// <summary>What curves say, by one rule and by all.</summary>
/// <param name="Verdict">Whether there is an answer, or why not.</param>
/// <param name="Suggestion">The answer; <see langword="null"/> when the verdict allows none.</param>
/// <param name="Analysis">What it was read from.</param>
public sealed record SuggestionResult(Verdict Verdict, Suggestion? Suggestion, CurveAnalysis Analysis)
{
    private IReadOnlyList<RuleAnswer>? _answers;

    /// <summary>The steps of the training that the answers are for; <see langword="null"/> where none were given.</summary>
    public int? TrainSteps { get; init; }

    /// <summary>What every rule says, in the order of <see cref="SuggestionRules.All"/>; worked out when it is asked for.</summary>
    public IReadOnlyList<RuleAnswer> Answers => _answers ??= AnswersOf();

    /// <summary>The decades between the lowest and the highest answer of all rules; <see langword="null"/> with fewer than two.</summary>
    public double? Disagreement
    {
        get
        {
            double?[] rates = new double?[Answers.Count];
            for (int i = 0; i < rates.Length; i++)
                rates[i] = Answers[i].LearningRate;
            return RateSpread.InDecades(rates);
        }
    }

    // More may be known than the curves say: then no rule gives a number.
    private RuleAnswer[] AnswersOf()
    {
        bool isOfCurves = Verdict.HasSuggestion() || Verdict == Analysis.Verdict;
        var answers = new RuleAnswer[SuggestionRules.All.Count];
        for (int i = 0; i < answers.Length; i++)
            answers[i] = isOfCurves ? RuleAnswer.Of(SuggestionRules.All[i], Analysis, TrainSteps) : RuleAnswer.None(SuggestionRules.All[i], Verdict);
        return answers;
    }
}
