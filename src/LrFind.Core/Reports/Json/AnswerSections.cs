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
            double.IsFinite(found.Drop) ? found.Drop : null,
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

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

/// <summary>Whether there is a suggestion, or why not and what to change.</summary>
/// <param name="Code">The verdict for machines; one of <see cref="VerdictText.Codes"/>.</param>
/// <param name="Sentence">The verdict in words.</param>
/// <param name="Remedy">What to change; null where there is nothing to.</param>
internal sealed record VerdictSection(string Code, string Sentence, string? Remedy);

/// <summary>The suggestion, where on the curve it was read off, the rates around it that matter, and what each repeat says alone.</summary>
/// <param name="LearningRate">The suggested learning rate; more than 0.</param>
/// <param name="TrainSteps">Steps of the training that it is for, null where none were given; at least 1.</param>
/// <param name="Referred">The rate for a training as long as those of the reference; more than 0.</param>
/// <param name="ReadOff">The rate at which the rule found it on the curve; more than 0.</param>
/// <param name="StepsPerDecade">Steps of the range test for each decade of the rate there; more than 0.</param>
/// <param name="ReferenceStepsPerDecade">The steps for each decade to which the rate is referred; more than 0.</param>
/// <param name="Rule">The rule that found it; one of <see cref="Suggester.Rules"/>.</param>
/// <param name="Onset">The rate from which on the loss falls, the first of the stable range; more than 0.</param>
/// <param name="Steepest">The rate at which the loss falls fastest, in decades of the rate; more than 0.</param>
/// <param name="Minimum">The rate at which the smoothed loss is lowest; more than 0.</param>
/// <param name="Edge">The rate at which the loss takes off, the last of the stable range; more than 0.</param>
/// <param name="StartLoss">The loss at the first rates; any number.</param>
/// <param name="MinimumLoss">The smoothed loss at its lowest; any number.</param>
/// <param name="Drop">How far the loss falls, as a share of the size of its start, null where that is 0; any number.</param>
/// <param name="Repeats">What each repeat alone would suggest, null where one says nothing; more than 0.</param>
/// <param name="SpreadDecades">Decades between the lowest and the highest of these, null with fewer than two; at least 0.</param>
/// <param name="Use">What to set, for each way to train.</param>
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
    double? Drop,
    IReadOnlyList<double?> Repeats,
    double? SpreadDecades,
    UsageSection Use);

/// <summary>What to set, for each way to train.</summary>
/// <param name="Constant">The rate that stays; more than 0.</param>
/// <param name="ConstantWithEarlyStopping">The rate that stays until the loss on rows held out no longer falls; more than 0.</param>
/// <param name="OneCycleMaxLr">The largest rate of one cycle; more than 0.</param>
/// <param name="CyclicalBaseLr">The lowest rate of triangles; more than 0.</param>
/// <param name="CyclicalMaxLr">The highest rate of triangles; more than 0.</param>
internal sealed record UsageSection(
    double Constant, double ConstantWithEarlyStopping, double OneCycleMaxLr, double CyclicalBaseLr, double CyclicalMaxLr);

/// <summary>What a rule says: a rate, where on the curve it was read off, or the code of the reason why not.</summary>
/// <param name="Name">The rule; one of <see cref="Suggester.Rules"/>.</param>
/// <param name="LearningRate">The learning rate that it suggests, null where it suggests none; more than 0.</param>
/// <param name="ReadOff">The rate at which it found that on the curve, null likewise; more than 0.</param>
/// <param name="Code">Whether it suggests a rate, or why not; one of <see cref="VerdictText.Codes"/>.</param>
internal sealed record RuleSection(string Name, double? LearningRate, double? ReadOff, string Code);

/// <summary>Something the user should know.</summary>
/// <param name="Message">What.</param>
/// <param name="Remedy">What to change; null where there is nothing to.</param>
internal sealed record WarningSection(string Message, string? Remedy);
