using LrFind.Data;
using LrFind.Experiments.Checks;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Checks;

/// <summary>All that will be said of one rate.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Tool">The program it is from.</param>
public sealed record CheckReport(CheckResult Result, Tool Tool)
{
    /// <summary>The verdict for machines.</summary>
    public string Code => Result.Verdict switch
    {
        CheckVerdict.Ok => "ok",
        CheckVerdict.TooHigh => "too-high",
        CheckVerdict.TooLow => "too-low",
        CheckVerdict.Moved => "moved",
        _ => "inconclusive",
    };

    /// <summary>The verdict in words.</summary>
    public string Sentence => Result.Verdict switch
    {
        CheckVerdict.Ok => "the rate is safe and useful",
        CheckVerdict.TooHigh when Result.Trials[0].Diverged > 0 => $"{Result.Trials[0].Diverged} of {Result.Trials[0].Runs.Count} trainings diverge{PastTheEdge}",
        CheckVerdict.TooHigh when Result.LearningRate >= Result.Edge => $"the rate is {TimesTheEdge}",
        CheckVerdict.TooHigh when Result.LearningRate * Math.Pow(10, Result.Options.Margin) >= Result.Edge =>
            $"the rate is {BelowTheEdge}, expected {LrFormat.Decades(Result.Options.Margin)}",
        CheckVerdict.TooHigh or CheckVerdict.TooLow => $"it reaches {ShareOfTheBest}, expected at least {LrFormat.Percent(Result.Options.MinShare)}",
        CheckVerdict.Moved => $"the suggestion has moved by {Drift}, expected at most {LrFormat.Decades(Result.Options.MaxDrift)}",
        _ when Result.Found.Suggestion is { Suggestion: null } none => NoSuggestion(VerdictText.Of(none, CurveSource.RangeTest)),
        _ => Tool.NameSettings("no training brings the loss on the rows held out below its start; try more `TrainSteps`, or check that the features say something about the target"),
    };

    private string PastTheEdge => Result.LearningRate >= Result.Edge ? $"; the rate is {TimesTheEdge}" : "";

    private string TimesTheEdge => $"{LrFormat.Times(Result.LearningRate / Result.Edge!.Value)} the edge at {LrFormat.Rate(Result.Edge.Value)}";

    private string BelowTheEdge =>
        $"{LrFormat.Decades(Math.Log10(Result.Edge!.Value / Result.LearningRate))} below the edge at {LrFormat.Rate(Result.Edge.Value)}";

    private string ShareOfTheBest => $"{LrFormat.Percent(Result.Share!.Value)} of the loss reduction of {LrFormat.Rate(Result.Best.LearningRate)}";

    private string Drift =>
        $"{LrFormat.Decades(Result.Drift!.Value)}, from {LrFormat.Rate(Result.Baseline!.Value)} to {LrFormat.Rate(Result.Found.Suggestion.Suggestion!.LearningRate)}";

    /// <summary>Writes the lines.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SuggestionText.Line(writer, "data", $"{Result.Found.Dataset.File}: {DatasetPhrase.Of(Result.Found.Dataset)}");
        SuggestionText.Line(writer, "model", Sentences.Model(Result.Found.Model));
        SuggestionText.Line(writer, "optimizer", Sentences.Optimizer(Result.Found.Options.Optimizer));
        SuggestionText.Line(writer, "suggestion", Result.Found.Suggestion.Suggestion is { } found ? LrFormat.Rate(found.LearningRate) : "none");
        SuggestionText.Line(writer, "edge", Result.Edge is { } edge ? LrFormat.Rate(edge) : "not seen");
        if (Result.Drift is { } drift)
            SuggestionText.Line(writer, "drift", LrFormat.Decades(drift));
        SuggestionText.Line(writer, "rate", $"{LrFormat.Rate(Result.LearningRate)}{(Result.Share is { } share ? $"   {LrFormat.Percent(share)} of the achievable loss reduction" : "")}");
        SuggestionText.Line(writer, "verdict", $"{Code}: {Sentence}");
    }

    private string NoSuggestion(VerdictText words) => Tool.NameSettings($"the range tests give no suggestion ({words.Code}): {words.Sentence}; {words.Remedy}");
}
