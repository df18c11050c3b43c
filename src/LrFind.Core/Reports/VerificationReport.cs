using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>All that the <c>verify</c> command will say.</summary>
/// <param name="Head">What all reports have.</param>
internal sealed record VerificationReport(VerificationResult Result, ReportHead Head) : IRateReport
{
    /// <summary>The verdict for machines.</summary>
    public string Code => Result.Verdict switch
    {
        VerificationVerdict.Confirmed => "confirmed",
        VerificationVerdict.BetterElsewhere => "better-elsewhere",
        VerificationVerdict.Unstable => "unstable",
        _ => "inconclusive",
    };

    /// <summary>The verdict in words.</summary>
    public string Sentence => Result.Verdict switch
    {
        VerificationVerdict.Confirmed => "no rate around it does clearly better",
        VerificationVerdict.BetterElsewhere => $"{NumberText.Rate(Result.Best.LearningRate)} does better from every seed",
        VerificationVerdict.Unstable when Result.RateToTake is { } stable =>
            $"trainings diverge; {NumberText.Rate(stable)} does best of those that do not",
        VerificationVerdict.Unstable when Result.Best.Diverged == 0 =>
            "trainings diverge, and no rate around it brings the loss on the rows held out below its start",
        VerificationVerdict.Unstable => "trainings diverge with this rate and with all around it",
        _ => "no rate brings the loss on the rows held out below its start",
    };

    /// <summary>
    /// The rate to take in place of the one that was tried; <see langword="null"/> where that is confirmed, or there is none.
    /// </summary>
    public double? BetterRate => Result.Verdict == VerificationVerdict.Confirmed ? null : Result.RateToTake;

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Result.Found.Warnings;

    /// <inheritdoc/>
    public Conclusion Conclusion => new(Result.RateToTake, "rate to take", new VerdictText(Code, Sentence, ""));

    /// <inheritdoc/>
    public Outcome Outcome => Result.Verdict switch
    {
        VerificationVerdict.Confirmed => Outcome.Ok,
        VerificationVerdict.Inconclusive => Outcome.Inconclusive,
        _ => Outcome.Failed,
    };

    /// <summary>What a rate is called beside its curve.</summary>
    internal static string NameOf(RateTrial trial, VerificationResult result) =>
        NumberText.Rate(trial.LearningRate) + (trial.LearningRate == result.LearningRate ? " tried" : "");

    /// <summary>The trainings in a phrase: how long they are, how many, and with which schedule.</summary>
    internal string Training => string.Join(", ",
        NumberText.Plural(Result.Options.TrainSteps, "step"),
        $"{NumberText.Plural(Result.Options.TrainSeeds, "seed")} a rate",
        Result.Options.Schedule);
}
