using LrFind.Curves;
using LrFind.Foundation;

namespace LrFind.Suggestions;

/// <summary>What curves say, by one rule and by all.</summary>
public sealed record SuggestionResult
{
    private IReadOnlyList<RuleAnswer>? _answers;

    internal SuggestionResult(Verdict verdict, Suggestion? suggestion, CurveAnalysis analysis) =>
        (Verdict, Suggestion, Analysis) = (verdict, suggestion, analysis);

    /// <summary>Whether there is an answer, or why not.</summary>
    public Verdict Verdict { get; }

    /// <summary>The answer; <see langword="null"/> when the verdict allows none.</summary>
    public Suggestion? Suggestion { get; }

    /// <summary>
    /// The mean of the repeats, smoothed as closely as its noise allows: what a chart of the suggestion shows. Empty when no curve goes far
    /// enough.
    /// </summary>
    public IReadOnlyList<(double LearningRate, double Loss)> SmoothedCurve
    {
        get
        {
            var points = new (double, double)[Analysis.Smoothed.Length];
            for (int i = 0; i < points.Length; i++)
                points[i] = (Math.Pow(10, Analysis.Decades[i]), Analysis.Smoothed[i]);
            return points;
        }
    }

    /// <summary>The losses that the answer was read from, as they were recorded.</summary>
    public CurveSet Curves => Analysis.Curves;

    /// <summary>What the user should know of the curves; nothing where there is no suggestion, for then the verdict says it.</summary>
    public IReadOnlyList<Warning> Warnings => CurveWarnings.Of(this, Source);

    /// <summary>What the answer was read from.</summary>
    internal CurveAnalysis Analysis { get; }

    /// <summary>Where the curves come from, in whose words it is said what to change. Default: a recording.</summary>
    internal CurveSource Source { get; init; } = CurveSource.Recording;

    /// <summary>The steps of the training that the answers are for; <see langword="null"/> where none were given.</summary>
    public int? TrainSteps { get; init; }

    /// <summary>What every rule says, in the order of <see cref="Suggester.Rules"/>; worked out when it is asked for.</summary>
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

    /// <summary>The rate, or why there is none and what to change, in one line.</summary>
    public override string ToString() => Suggestion is { } found ? $"learning rate {NumberText.Rate(found.LearningRate)}"
        : VerdictText.For(this, Source).ToString();

    // More may be known than the curves say: then no rule gives a number.
    private RuleAnswer[] AnswersOf()
    {
        bool isOfCurves = Verdict.HasSuggestion() || Verdict == Analysis.Verdict;
        var answers = new RuleAnswer[SuggestionRules.All.Count];
        for (int i = 0; i < answers.Length; i++)
            answers[i] = isOfCurves ? RuleAnswer.Compute(SuggestionRules.All[i], Analysis, TrainSteps)
                : RuleAnswer.None(SuggestionRules.All[i], Verdict);
        return answers;
    }
}

/// <summary>Reads a suggestion off curves: the way in for curves that were recorded elsewhere.</summary>
public static class Suggester
{
    /// <summary>The rules there are, the default first.</summary>
    public static IReadOnlyList<SuggestionRule> Rules => SuggestionRules.All;

    /// <summary>Reads a suggestion off curves.</summary>
    /// <param name="curves">One curve or several repeats.</param>
    /// <param name="rule">The rule; <see langword="null"/> for the first of <see cref="Rules"/>.</param>
    /// <param name="trainSteps">
    /// The steps of the training that the rate is for, more than 0; <see langword="null"/> for <see cref="TrainingLength.StudySteps"/>.
    /// </param>
    public static SuggestionResult Suggest(CurveSet curves, SuggestionRule? rule = null, int? trainSteps = null)
    {
        rule ??= SuggestionRules.Default;
        CurveAnalysis analysis = CurveAnalysis.Compute(curves);
        RuleAnswer answer = RuleAnswer.Compute(rule, analysis, trainSteps);
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
        Landmarks = analysis.Landmarks!,
        StartLoss = analysis.StartLoss,
        MinimumLoss = analysis.MinimumLoss,
        Repeats = OfEachRepeat(answer.Rule, analysis, trainSteps),
        Recommended = RecommendedRates.From(answer.LearningRate.Value, analysis.Landmarks!),
    };

    private static double?[] OfEachRepeat(SuggestionRule rule, CurveAnalysis analysis, int? trainSteps)
    {
        double?[] rates = new double?[analysis.Curves.Repeats.Count];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = RuleAnswer.Compute(rule, CurveAnalysis.Compute(analysis.Curves.Only(i)), trainSteps).LearningRate;
        return rates;
    }
}

/// <summary>What one rule says of curves.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="ReadOff">The rate read off the curve; <see langword="null"/> when it gives none.</param>
/// <param name="Referred">
/// The same, referred to the <see cref="ReferenceSpacing"/> where the rule is, and then not above the end of the stable range.
/// </param>
/// <param name="LearningRate">The same, for the length of training that was asked for; see <see cref="TrainingLength"/>.</param>
/// <param name="Verdict">Why not, or what there is to say.</param>
public sealed record RuleAnswer(SuggestionRule Rule, double? ReadOff, double? Referred, double? LearningRate, Verdict Verdict)
{
    /// <summary>Asks a rule.</summary>
    /// <param name="trainSteps">The steps of the training that is planned; <see langword="null"/> for those of the study.</param>
    internal static RuleAnswer Compute(SuggestionRule rule, CurveAnalysis analysis, int? trainSteps)
    {
        if (!analysis.Verdict.HasSuggestion())
            return None(rule, analysis.Verdict);
        if (rule.Read(analysis) is not { } rate || !(rate > 0 && double.IsFinite(rate)))
            return None(rule, Verdict.TooFewPoints);
        double edge = analysis.Landmarks!.Edge, referred = rule.IsReferred ? Math.Min(analysis.Refer(rate), edge) : rate;
        double planned = trainSteps is { } steps ? Math.Min(referred * TrainingLength.Factor(steps), Math.Max(edge, referred)) : referred;
        return new(rule, rate, referred, planned, analysis.Verdict);
    }

    /// <summary>No answer.</summary>
    internal static RuleAnswer None(SuggestionRule rule, Verdict verdict) => new(rule, null, null, null, verdict);
}
