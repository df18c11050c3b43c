using System.Text.Json;
using LrFind.Curves;
using LrFind.Experiments;
using LrFind.Reports.Json;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>The parts of a JSON document that say what curves say.</summary>
internal static class AnswerSections
{
    /// <summary>Whether there is a suggestion, or why not.</summary>
    public static VerdictSection Verdict(SuggestionResult result, CurveSource source)
    {
        VerdictText words = VerdictText.Of(result, source);
        return new(words.Code, words.Sentence, OrNull(words.Remedy));
    }

    /// <summary>The suggestion; <see langword="null"/> when there is none.</summary>
    public static SuggestionSection? Suggestion(SuggestionResult result) => result.Suggestion is not { } found
        ? null
        : new(found.LearningRate, found.TrainSteps, found.Referred, found.ReadOff, found.StepsPerDecade, ReferenceLadder.StepsPerDecade, found.Rule, found.Roles.Onset, found.Roles.Steepest, found.Roles.Minimum, found.Roles.Edge,
            found.StartLoss, found.MinimumLoss, found.Drop, found.Repeats, found.Spread,
            new(found.Usage.Constant, found.Usage.ConstantWithEarlyStopping, found.Usage.OneCycleMax, found.Usage.CyclicalBase, found.Usage.CyclicalMax));

    /// <summary>What every rule says.</summary>
    public static RuleSection[] Rules(SuggestionResult result)
    {
        var sections = new RuleSection[result.Answers.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(result.Answers[i].Rule.Name, result.Answers[i].LearningRate, result.Answers[i].ReadOff, VerdictText.CodeOf(result.Answers[i].Verdict));
        return sections;
    }

    /// <summary>What the user should know.</summary>
    public static WarningSection[] Warnings(IReadOnlyList<RunWarning> warnings)
    {
        var sections = new WarningSection[warnings.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(warnings[i].Message, OrNull(warnings[i].Remedy));
        return sections;
    }

    /// <summary>The recorded losses, and their mean.</summary>
    public static CurveSection Curve(CurveAnalysis analysis)
    {
        var repeats = new RepeatSection[analysis.Curves.Repeats.Count];
        for (int i = 0; i < repeats.Length; i++)
            repeats[i] = new(JsonNamingPolicy.KebabCaseLower.ConvertName(analysis.Ends[i].Reason.ToString()), analysis.Ends[i].Usable, Points(analysis.Curves.Repeats[i]));
        return new(analysis.Curves.HasProbe ? "probe_loss" : "loss", repeats, Mean(analysis));
    }

    private static PointSection[] Points(LossCurve curve)
    {
        var sections = new PointSection[curve.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(curve[i].Iteration, curve[i].LearningRate, Finite(curve[i].Loss), curve[i].ProbeLoss is { } probe ? Finite(probe) : null);
        return sections;
    }

    private static MeanPointSection[] Mean(CurveAnalysis analysis)
    {
        var sections = new MeanPointSection[analysis.Mean.Length];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(Math.Pow(10, analysis.Decades[i]), analysis.Mean[i], analysis.Smoothed.IsEmpty ? null : analysis.Smoothed[i]);
        return sections;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
