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

    /// <summary>How many times beyond the lowest and the highest rate that was tried an axis of rates goes.</summary>
    internal const double AxisRoom = 1.5;

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

    /// <summary>
    /// The rates whose learning curves are shown: the tuned one, the suggestion, and of the others that stayed to the end some from the
    /// lowest to the highest; where none stayed, all rates stand for them.
    /// </summary>
    internal IReadOnlyList<RateTrial> Shown
    {
        get
        {
            // More cannot be told apart.
            const int MostCurves = 5;
            RateTrial[] stayed = [.. Result.Finalists.Count > 0 ? Result.Finalists : Result.Trials.Select(t => t.Trial)];
            RateTrial[] named = [.. new[] { Result.Tuned?.Trial, Result.Suggested?.Trial }.OfType<RateTrial>().Distinct()];
            RateTrial[] others = [.. stayed.Except(named)];
            int room = Math.Min(others.Length, MostCurves - named.Length);
            IEnumerable<RateTrial> some = Enumerable.Range(0, room).Select(i =>
                others[room == 1 ? others.Length / 2 : i * (others.Length - 1) / (room - 1)]);
            return [.. some.Concat(named).OrderBy(t => t.LearningRate)];
        }
    }

    /// <summary>What a rate is called beside its curve.</summary>
    internal string NameOf(RateTrial trial) => NumberText.Rate(trial.LearningRate)
        + (trial == Result.Tuned?.Trial ? " tuned" : trial == Result.Suggested?.Trial ? " suggestion" : "");

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
