using LrFind.Data;
using LrFind.Experiments.Verification;
using LrFind.Suggestions;
using LrFind.Training;

namespace LrFind.Experiments.Checks;

/// <summary>Says whether a rate is safe and useful on certain data: a gate for continuous integration.</summary>
public static class LearningRateCheck
{
    /// <summary>Trains briefly with the rate, with the suggestion and with the largest rate of one cycle, and compares.</summary>
    /// <param name="found">The range tests, and with what data, model and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="rate">The rate, more than 0.</param>
    /// <param name="baseline">A suggestion that was stored earlier; <see langword="null"/> for none.</param>
    /// <param name="options">What the rate must keep to.</param>
    /// <param name="progress">Told the number of steps done of <see cref="TotalSteps"/>; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="SettingException">A setting is out of its range.</exception>
    /// <exception cref="DatasetException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CheckResult Check(
        FindResult found, IEngine engine, double rate, double? baseline, CheckOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        SettingException.Require(rate > 0 && double.IsFinite(rate), "Lr", rate, "a number of more than 0");
        options.Validate();
        Suggestion? suggestion = found.Suggestion.Suggestion;
        RateTrial[] trials = ShortTrainings.Run(found, engine, rate, Factors(suggestion, rate), options.Trial, progress, cancellation);
        double? edge = found.Suggestion.Verdict == Verdict.Ok ? suggestion!.Roles.Edge : null;
        double? drift = baseline is { } stored && suggestion is not null ? Math.Abs(Math.Log10(suggestion.LearningRate / stored)) : null;
        var result = new CheckResult(found, rate, options, trials, Share: null, edge, drift, CheckVerdict.Inconclusive) { Baseline = baseline };
        result = result with { Share = ShareOf(result) };
        return result with { Verdict = Judge(result) };
    }

    /// <summary>Steps of all trainings together.</summary>
    /// <param name="found">The range tests.</param>
    /// <param name="options">What the rate must keep to.</param>
    public static int TotalSteps(FindResult found, CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(options);
        return options.Trial.TotalSteps(Factors(found.Suggestion.Suggestion, rate: 1).Length);
    }

    private static double[] Factors(Suggestion? suggestion, double rate) =>
        suggestion is null ? [1] : [1, suggestion.LearningRate / rate, suggestion.Usage.OneCycleMax / rate];

    private static CheckVerdict Judge(CheckResult result)
    {
        if (result.Trials[0].Diverged > 0 || result.LearningRate * Math.Pow(10, result.Options.Margin) >= result.Edge)
            return CheckVerdict.TooHigh;
        if (result.Share is not { } share)
            return CheckVerdict.Inconclusive;
        if (share < result.Options.MinShare)
            return result.LearningRate < result.Best.LearningRate ? CheckVerdict.TooLow : CheckVerdict.TooHigh;
        return result.Drift > result.Options.MaxDrift ? CheckVerdict.Moved : CheckVerdict.Ok;
    }

    // Alone, a rate has nothing to be measured by.
    private static double? ShareOf(CheckResult result)
    {
        double lowest = result.Best.Loss;
        return result.Trials.Count > 1 && lowest < result.Trials[0].StartLoss ? result.Trials[0].ShareOfDescent(lowest) : null;
    }
}
