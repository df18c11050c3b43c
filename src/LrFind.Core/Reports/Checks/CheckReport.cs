using LrFind.Experiments.Checks;
using LrFind.Suggestions;

namespace LrFind.Reports.Checks;

/// <summary>All that will be said of one rate.</summary>
/// <param name="Result">What was found.</param>
/// <param name="ToolVersion">The version of lrfind.</param>
public sealed record CheckReport(CheckResult Result, string ToolVersion)
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
        CheckVerdict.TooHigh when Result.Trials[0].Diverged > 0 => $"{Result.Trials[0].Diverged} of {Result.Trials[0].Runs.Count} trainings diverge",
        CheckVerdict.TooHigh when Result.LearningRate * Math.Pow(10, Result.Options.Margin) >= Result.Edge =>
            $"the rate is less than {LrFormat.Decades(Result.Options.Margin)} below the edge at {LrFormat.Rate(Result.Edge!.Value)}, or past it",
        CheckVerdict.TooHigh => $"lower rates learn more: it reaches {LrFormat.Percent(Result.Share!.Value)} of the achievable loss reduction, expected {LrFormat.Percent(Result.Options.MinShare)}",
        CheckVerdict.TooLow => $"it reaches {LrFormat.Percent(Result.Share!.Value)} of the achievable loss reduction, expected {LrFormat.Percent(Result.Options.MinShare)}",
        CheckVerdict.Moved => $"the suggestion has moved by {LrFormat.Decades(Result.Drift!.Value)}, expected at most {LrFormat.Decades(Result.Options.MaxDrift)}",
        _ when Result.Found.Suggestion.Suggestion is null => $"the range tests give no suggestion ({VerdictText.Of(Result.Found.Suggestion.Verdict).Code})",
        _ => "no training brings the loss on the rows held out below its start",
    };

    /// <summary>Writes the lines.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteText(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SuggestionText.Line(writer, "data", $"{Result.Found.Dataset.File}: {Sentences.Data(Result.Found.Dataset)}");
        SuggestionText.Line(writer, "model", Sentences.Model(Result.Found.Model));
        SuggestionText.Line(writer, "optimizer", Sentences.Optimizer(Result.Found.Options.Optimizer));
        SuggestionText.Line(writer, "suggestion", Result.Found.Suggestion.Suggestion is { } found ? LrFormat.Rate(found.LearningRate) : "none");
        SuggestionText.Line(writer, "edge", Result.Edge is { } edge ? LrFormat.Rate(edge) : "not seen");
        if (Result.Drift is { } drift)
            SuggestionText.Line(writer, "drift", LrFormat.Decades(drift));
        SuggestionText.Line(writer, "rate", $"{LrFormat.Rate(Result.LearningRate)}{(Result.Share is { } share ? $"   {LrFormat.Percent(share)} of the achievable loss reduction" : "")}");
        SuggestionText.Line(writer, "verdict", $"{Code}: {Sentence}");
    }
}
