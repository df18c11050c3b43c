using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports.Json;

namespace LrFind.Reports.Tuning;

/// <summary>The part of a JSON document that says what was measured.</summary>
internal static class TuneSections
{
    /// <summary>The rate with what it rests on.</summary>
    public static TuneSection Of(TuneResult result) => new(
        result.LearningRate,
        result.Interval?.Low,
        result.Interval?.High,
        result.StartLoss,
        result.Tuned?.Loss,
        result.Suggested?.Trial.LearningRate,
        result.Suggested is { Trial.Diverged: 0 } suggested ? suggested.Loss : null,
        result.Options.Trial.Schedule,
        result.Options.Trial.TrainSteps,
        result.Options.Trial.TrainSeeds,
        result.Splits,
        result.Trainings,
        result.Steps,
        result.WasCut,
        [.. result.Trials.Select(Trial)]);

    private static TuneTrialSection Trial(TuneTrial trial)
    {
        RateTrial rate = trial.Trial;
        double[] losses = [.. rate.Runs.Select(r => r.Best.ValidationLoss)];
        return new(rate.LearningRate, trial.Loss, trial.StandardError, rate.Accuracy, trial.IsFinalist, rate.Diverged, losses);
    }
}
