using System.Text.Json;
using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Json;

/// <summary>The parts of a JSON document that say what curves say.</summary>
internal static class AnswerSections
{
    /// <summary>Whether there is a suggestion, or why not.</summary>
    public static VerdictSection Verdict(VerdictText words, Tool tool) =>
        new(words.Code, words.Sentence, OrNull(tool.NameSettings(words.Remedy)));

    /// <summary>The suggestion; <see langword="null"/> when there is none.</summary>
    public static SuggestionSection? Suggestion(SuggestionResult result)
    {
        if (result.Suggestion is not { } found)
            return null;
        RecommendedRates use = found.Recommended;
        return new(
            found.LearningRate,
            found.TrainSteps,
            found.Referred,
            found.ReadOff,
            found.StepsPerDecade,
            ReferenceSpacing.StepsPerDecade,
            found.Rule,
            found.Landmarks.Onset,
            found.Landmarks.Steepest,
            found.Landmarks.Minimum,
            found.Landmarks.Edge,
            found.StartLoss,
            found.MinimumLoss,
            found.Drop,
            found.Repeats,
            found.Spread,
            new(use.Constant, use.ConstantWithEarlyStopping, use.OneCycleMax, use.CyclicalBase, use.CyclicalMax));
    }

    /// <summary>What every rule says.</summary>
    public static RuleSection[] Rules(SuggestionResult result) =>
        [.. result.Answers.Select(a => new RuleSection(a.Rule.Name, a.LearningRate, a.ReadOff, VerdictText.CodeOf(a.Verdict)))];

    /// <summary>What the user should know.</summary>
    public static WarningSection[] Warnings(IReadOnlyList<Warning> warnings, Tool tool) =>
        [.. warnings.Select(w => new WarningSection(w.Message, OrNull(tool.NameSettings(w.Remedy))))];

    /// <summary>The recorded losses, and their mean.</summary>
    public static CurveSection Curve(CurveAnalysis analysis)
    {
        string Reason(int repeat) => JsonNamingPolicy.KebabCaseLower.ConvertName(analysis.Ends[repeat].Reason.ToString());
        var repeats = new RepeatSection[analysis.Curves.Repeats.Count];
        for (int i = 0; i < repeats.Length; i++)
            repeats[i] = new(Reason(i), analysis.Ends[i].Usable, Points(analysis.Curves.Repeats[i]));
        return new(analysis.Curves.HasProbe ? "probe_loss" : "loss", repeats, Mean(analysis));
    }

    private static PointSection[] Points(LossCurve curve)
    {
        var sections = new PointSection[curve.Count];
        for (int i = 0; i < sections.Length; i++)
        {
            LossPoint point = curve[i];
            sections[i] = new(point.Iteration, point.LearningRate, Finite(point.Loss), point.ProbeLoss is { } probe ? Finite(probe) : null);
        }

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

/// <summary>Whether there is a suggestion, or why not and what to change.</summary>
internal sealed record VerdictSection(string Code, string Sentence, string? Remedy);

/// <summary>The suggestion, where on the curve it was read off, the rates around it that matter, and what each repeat says alone.</summary>
internal sealed record SuggestionSection(
    double LearningRate,
    int? TrainSteps,
    double Referred,
    double ReadOff,
    double StepsPerDecade,
    double ReferenceStepsPerDecade,
    string Rule,
    double Onset,
    double Steepest,
    double Minimum,
    double Edge,
    double StartLoss,
    double MinimumLoss,
    double Drop,
    IReadOnlyList<double?> Repeats,
    double? SpreadDecades,
    UsageSection Use);

/// <summary>What to set, for each way to train.</summary>
internal sealed record UsageSection(
    double Constant, double ConstantWithEarlyStopping, double OneCycleMaxLr, double CyclicalBaseLr, double CyclicalMaxLr);

/// <summary>What a rule says: a rate, where on the curve it was read off, or the code of the reason why not.</summary>
internal sealed record RuleSection(string Name, double? LearningRate, double? ReadOff, string Code);

/// <summary>Something the user should know.</summary>
internal sealed record WarningSection(string Message, string? Remedy);

/// <summary>What was recorded: by which loss it is judged (probe_loss or loss), each repeat, and their mean.</summary>
internal sealed record CurveSection(string Measure, IReadOnlyList<RepeatSection> Repeats, IReadOnlyList<MeanPointSection> Mean);

/// <summary>One repeat: why it ended, how many of its points came before that, and all of them.</summary>
internal sealed record RepeatSection(string StopReason, int Usable, IReadOnlyList<PointSection> Points);

/// <summary>One rate of all repeats together: the mean of what was measured, and the same smoothed.</summary>
internal sealed record MeanPointSection(double Lr, double Mean, double? Smoothed);

/// <summary>One step of a repeat: the rate, the batch loss before the step, and the probe loss after it where there is one.</summary>
internal sealed record PointSection(int Iteration, double Lr, double? Loss, double? ProbeLoss);
