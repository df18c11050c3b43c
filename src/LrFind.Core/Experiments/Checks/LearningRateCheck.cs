using LrFind.Engines;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;

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
    /// <exception cref="InputException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CheckResult Check(
        FindResult found, IEngine engine, double rate, double? baseline, CheckOptions options, IProgress<int>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        Setting.Rate(rate, "Lr");
        options.Validate();
        Suggestion? suggestion = found.Answer.Suggestion;
        RateTrial[] trials = ShortTrainings.Run(found, engine, rate, Factors(suggestion, rate), options.Trial, progress, cancellation);
        double? edge = found.Answer.Verdict == Verdict.Ok ? suggestion!.Landmarks.Edge : null;
        double? drift = baseline is { } stored && suggestion is not null ? Math.Abs(Math.Log10(suggestion.LearningRate / stored)) : null;
        var result = new CheckResult(found, rate, options, trials, Share: null, edge, drift,
            CheckVerdict.Inconclusive)
        { Baseline = baseline };
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
        return options.Trial.TotalSteps(Factors(found.Answer.Suggestion, rate: 1).Length);
    }

    private static double[] Factors(Suggestion? suggestion, double rate) =>
        suggestion is null ? [1] : [1, suggestion.LearningRate / rate, suggestion.Recommended.OneCycleMax / rate];

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

/// <summary>What a rate must keep to.</summary>
public sealed record CheckOptions
{
    /// <summary>How far below the edge the rate must stay, in decades, 0 or more. Default: 0.1.</summary>
    public double Margin { get; init; } = 0.1;

    /// <summary>The share of the achievable loss reduction that the rate must reach, from 0 to 1. Default: 0.5.</summary>
    public double MinShare { get; init; } = 0.5;

    /// <summary>How far the suggestion may lie from a stored one, in decades, 0 or more. Default: 0.5.</summary>
    public double MaxDrift { get; init; } = 0.5;

    /// <summary>The short trainings.</summary>
    public TrialOptions Trial { get; init; } = new();

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        SettingException.Require(Margin >= 0 && double.IsFinite(Margin), nameof(Margin), Margin, "a number of decades, 0 or more");
        SettingException.Require(MinShare is >= 0 and <= 1, nameof(MinShare), MinShare, "a number from 0 to 1");
        SettingException.Require(MaxDrift >= 0 && double.IsFinite(MaxDrift), nameof(MaxDrift), MaxDrift, "a number of decades, 0 or more");
        Trial.Validate();
    }
}

/// <summary>What a check saw of a rate.</summary>
/// <param name="Found">The range tests.</param>
/// <param name="LearningRate">The rate.</param>
/// <param name="Options">What it must keep to.</param>
/// <param name="Trials">Short trainings: with the rate, then with those it is measured by.</param>
/// <param name="Share">
/// The share of the achievable loss reduction that the rate reaches; <see langword="null"/> where none is known.
/// </param>
/// <param name="Edge">The rate at which the loss takes off; <see langword="null"/> where it is not known.</param>
/// <param name="Drift">The decades between the suggestion and a stored one; <see langword="null"/> without one of them.</param>
/// <param name="Verdict">What follows.</param>
public sealed record CheckResult(
    FindResult Found, double LearningRate, CheckOptions Options, IReadOnlyList<RateTrial> Trials, double? Share, double? Edge,
        double? Drift, CheckVerdict Verdict)
{
    /// <summary>The stored suggestion; <see langword="null"/> without one.</summary>
    public double? Baseline { get; init; }

    /// <summary>The trial with the lowest loss on the rows held out, which the share is a share of.</summary>
    public RateTrial Best
    {
        get
        {
            RateTrial best = Trials[0];
            foreach (RateTrial trial in Trials)
            {
                if (trial.Loss < best.Loss)
                    best = trial;
            }

            return best;
        }
    }
}

/// <summary>What a check says of a rate.</summary>
public enum CheckVerdict
{
    /// <summary>It is safe and useful.</summary>
    Ok,

    /// <summary>It is at or past the edge with its margin, a training diverges, or lower rates learn far more.</summary>
    TooHigh,

    /// <summary>It learns too little of what higher rates do.</summary>
    TooLow,

    /// <summary>The suggestion has moved away from the stored one.</summary>
    Moved,

    /// <summary>The range tests or the trainings do not tell.</summary>
    Inconclusive,
}
