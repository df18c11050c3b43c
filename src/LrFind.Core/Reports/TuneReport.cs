using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>All that the <c>tune</c> command will say.</summary>
/// <param name="Head">What all reports have.</param>
internal sealed record TuneReport(TuneResult Result, ReportHead Head) : IRateReport
{
    private static readonly VerdictText s_noRate = new(
        "inconclusive",
        "no rate brings the loss on the rows held out below its start",
        "check that the features say something about the target, or raise `TrainSteps`");

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Result.Found.Warnings;

    /// <inheritdoc/>
    public Conclusion Conclusion => new(Result.LearningRate, "rate", s_noRate);

    /// <inheritdoc/>
    public Outcome Outcome => Result.LearningRate is null ? Outcome.Inconclusive : Outcome.Ok;

    /// <summary>The rate and its interval in a phrase, or why there is none.</summary>
    internal string Answer => Result is { LearningRate: { } rate, Interval: { } interval }
        ? $"{NumberText.Rate(rate)}   {NumberText.Rate(interval.Low)} to {NumberText.Rate(interval.High)} cannot be told apart"
        : $"none ({s_noRate.Code}): {s_noRate.Sentence}";

    /// <summary>The trainings in a phrase.</summary>
    internal string Training
    {
        get
        {
            TrialOptions trial = Result.Options.Trial;
            string seeds = $"{NumberText.Plural(trial.TrainSeeds, "seed")} a rate on {NumberText.Plural(Result.Splits, "split")}";
            return $"{NumberText.Plural(trial.TrainSteps, "step")}, {trial.Schedule}; {seeds}";
        }
    }
}
