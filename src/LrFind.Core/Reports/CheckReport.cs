using LrFind.Experiments.Checks;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>All that will be said of one rate.</summary>
/// <param name="Tool">The program it is from.</param>
internal sealed record CheckReport(CheckResult Result, Tool Tool)
{
    private const string NoReduction =
        "no training brings the loss on the rows held out below its start; try more `TrainSteps`, "
        + "or check that the features say something about the target";

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
        CheckVerdict.TooHigh when Result.Trials[0].Diverged > 0 =>
            $"{Result.Trials[0].Diverged} of {Result.Trials[0].Runs.Count} trainings diverge{PastTheEdge}",
        CheckVerdict.TooHigh when Result.LearningRate >= Result.Edge => $"the rate is {TimesTheEdge}",
        CheckVerdict.TooHigh when Result.LearningRate * Math.Pow(10, Result.Options.Margin) >= Result.Edge =>
            $"the rate is {BelowTheEdge}, expected {NumberText.Decades(Result.Options.Margin)}",
        CheckVerdict.TooHigh or CheckVerdict.TooLow =>
            $"it reaches {ShareOfTheBest}, expected at least {NumberText.Percent(Result.Options.MinShare)}",
        CheckVerdict.Moved => $"the suggestion has moved by {Drift}, expected at most {NumberText.Decades(Result.Options.MaxDrift)}",
        _ when Result.Found.Answer is { Suggestion: null } none => NoSuggestion(VerdictText.For(none, CurveSource.RangeTest)),
        _ => Tool.NameSettings(NoReduction),
    };

    /// <summary>What the verdict comes to.</summary>
    public Outcome Outcome => Result.Verdict switch
    {
        CheckVerdict.Ok => Outcome.Ok,
        CheckVerdict.Inconclusive => Outcome.Inconclusive,
        _ => Outcome.Failed,
    };

    /// <summary>What a rate of the trainings is called: its value, and where it comes from.</summary>
    public string NameOf(RateTrial trial)
    {
        // The first is the rate, and behind it those it is measured by.
        int place = 0;
        while (!ReferenceEquals(Result.Trials[place], trial))
            place++;
        return $"{NumberText.Rate(trial.LearningRate)} ({(place == 0 ? "checked" : place == 1 ? "suggested" : "one-cycle")})";
    }

    private string Edge => NumberText.Rate(Result.Edge!.Value);

    private string PastTheEdge => Result.LearningRate >= Result.Edge ? $"; the rate is {TimesTheEdge}" : "";

    private string TimesTheEdge => $"{NumberText.Times(Result.LearningRate / Result.Edge!.Value)} the edge at {Edge}";

    private string BelowTheEdge => $"{NumberText.Decades(Math.Log10(Result.Edge!.Value / Result.LearningRate))} below the edge at {Edge}";

    private string ShareOfTheBest =>
        $"{NumberText.Percent(Result.Share!.Value)} of the loss reduction of {NumberText.Rate(Result.Best.LearningRate)}";

    private string Drift
    {
        get
        {
            double now = Result.Found.Answer.Suggestion!.LearningRate;
            return $"{NumberText.Decades(Result.Drift!.Value)}, from {NumberText.Rate(Result.Baseline!.Value)} to {NumberText.Rate(now)}";
        }
    }

    private string NoSuggestion(VerdictText words) =>
        Tool.NameSettings($"the range tests give no suggestion ({words.Code}): {words.Sentence}; {words.Remedy}");
}

/// <summary>All that the <c>check</c> command will say: one check of the command line, or all of a configuration.</summary>
/// <param name="Cases">The checks, in their order.</param>
/// <param name="File">The configuration; <see langword="null"/> for a check of the command line.</param>
/// <param name="Head">What all reports have.</param>
internal sealed record CheckSuite(IReadOnlyList<CheckCase> Cases, string? File, ReportHead Head) : IReport
{
    /// <summary>The verdicts, counted: 2 ok, 1 too-high.</summary>
    public string Counts => string.Join(", ", Cases.CountBy(c => c.Code).Select(c => $"{NumberText.Count(c.Value)} {c.Key}"));

    /// <summary>What the user should know, with the check that it is about where there may be several.</summary>
    public IReadOnlyList<Warning> Warnings =>
    [
        .. from check in Cases
           from warning in check.Report?.Result.Found.Warnings ?? []
           select File is null ? warning : warning with { Message = $"check '{Quoting.Shortened(check.Name)}': {warning.Message}" },
    ];

    /// <summary>An error where a check could not be made, else a failure where one failed, else inconclusive where one is.</summary>
    public Outcome Outcome => Count(Outcome.Error) > 0 ? Outcome.Error
        : Count(Outcome.Failed) > 0 ? Outcome.Failed
        : Count(Outcome.Inconclusive) > 0 ? Outcome.Inconclusive
        : Outcome.Ok;

    /// <summary>How many checks come to an outcome.</summary>
    public int Count(Outcome outcome) => Cases.Count(c => c.Outcome == outcome);
}

/// <summary>One check of a suite: what came of it, or why it could not be made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Report">What came of it; <see langword="null"/> where it could not be made.</param>
/// <param name="Problem">Why it could not be made, in a line; <see langword="null"/> where it was.</param>
/// <param name="Position">Where its rate is written; <see langword="null"/> where it came from the command line.</param>
/// <param name="Time">How long it took.</param>
internal sealed record CheckCase(string Name, CheckReport? Report, string? Problem, FilePosition? Position, TimeSpan Time)
{
    /// <summary>The verdict for machines.</summary>
    public string Code => Report?.Code ?? "error";

    /// <summary>The verdict in words.</summary>
    public string Sentence => Report?.Sentence ?? Problem!;

    /// <summary>What it comes to.</summary>
    public Outcome Outcome => Report?.Outcome ?? Outcome.Error;
}
