using LrFind.Engines;
using LrFind.Foundation;

namespace LrFind.Experiments.Verification;

/// <summary>Tries a rate out against others around it.</summary>
public static class LearningRateVerification
{
    /// <summary>The share of the descent that another rate must win for it to be called better.</summary>
    public const double ClearlyBetter = 0.1;

    /// <summary>The multiples of a rate that are tried, rising, the rate itself in the middle.</summary>
    public static IReadOnlyList<double> Factors { get; } = [0.1, 1.0 / 3, 1, 3, 10];

    /// <summary>The factors of the quick form.</summary>
    public static IReadOnlyList<double> QuickFactors { get; } = [1.0 / 3, 1, 3];

    /// <summary>How the quick form trains: long enough for small models to come near their best, over before one looks away.</summary>
    public static TrialOptions QuickOptions { get; } = new() { TrainSteps = 300 };

    /// <summary>Trains briefly with the rate times each of <see cref="Factors"/>, each from the same initial weights.</summary>
    /// <param name="found">What was found, and with what data, model and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="rate">The rate, more than 0.</param>
    /// <param name="options">Steps, seeds and schedule.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="SettingException">A setting is out of its range.</exception>
    /// <exception cref="InputException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static VerificationResult Verify(
        FindResult found, IEngine engine, double rate, TrialOptions options, IProgress<int>? progress = null,
            CancellationToken cancellation = default) =>
        Verify(found, engine, rate, Factors, options, progress, cancellation);

    /// <summary>The quick form: <see cref="QuickFactors"/> and <see cref="QuickOptions"/>.</summary>
    /// <param name="found">What was found, and with what data, model and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="rate">The rate, more than 0.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="SettingException">The rate is out of its range.</exception>
    /// <exception cref="InputException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static VerificationResult VerifyQuickly(
        FindResult found, IEngine engine, double rate, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Verify(found, engine, rate, QuickFactors, QuickOptions, progress, cancellation);

    private static VerificationResult Verify(
        FindResult found, IEngine engine, double rate, IReadOnlyList<double> factors, TrialOptions options, IProgress<int>? progress,
            CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        Setting.Rate(rate, "Lr");
        options.Validate();
        RateTrial[] trials = ShortTrainings.Run(found, engine, rate, factors, options, progress, cancellation);
        RateTrial best = BestOf(trials);
        return new VerificationResult(found, rate, options, trials, Judge(trials, best), best);
    }

    private static RateTrial BestOf(RateTrial[] trials)
    {
        RateTrial best = Middle(trials);
        foreach (RateTrial trial in trials)
        {
            if (trial.Diverged == 0 && (best.Diverged > 0 || trial.Loss < best.Loss))
                best = trial;
        }

        return best;
    }

    private static VerificationVerdict Judge(RateTrial[] trials, RateTrial best)
    {
        RateTrial tried = Middle(trials);
        if (tried.Diverged > 0)
            return VerificationVerdict.Unstable;
        if (!(best.Loss < best.StartLoss))
            return VerificationVerdict.Inconclusive;
        bool clearly = tried.ShareOfDescent(best.Loss) < 1 - ClearlyBetter && WinsFromEverySeed(best, tried);
        return clearly ? VerificationVerdict.BetterElsewhere : VerificationVerdict.Confirmed;
    }

    private static bool WinsFromEverySeed(RateTrial best, RateTrial tried)
    {
        for (int i = 0; i < best.Runs.Count; i++)
        {
            if (best.Runs[i].Best.ValidationLoss >= tried.Runs[i].Best.ValidationLoss)
                return false;
        }

        return true;
    }

    private static RateTrial Middle(RateTrial[] trials) => trials[trials.Length / 2];
}

/// <summary>Short trainings around a rate, and what they say.</summary>
/// <param name="Found">The range tests, and all that was trained with.</param>
/// <param name="LearningRate">The rate that is tried out.</param>
/// <param name="Options">How it was tried out.</param>
/// <param name="Trials">The rates, rising.</param>
/// <param name="Verdict">What they say.</param>
/// <param name="Best">
/// The trial with the lowest loss on the rows held out, of those that did not diverge; the one that is tried out where all did.
/// </param>
public sealed record VerificationResult(
    FindResult Found, double LearningRate, TrialOptions Options, IReadOnlyList<RateTrial> Trials, VerificationVerdict Verdict,
        RateTrial Best)
{
    /// <summary>
    /// The rate to take, as the verdict has it: the one that was tried where it is confirmed, else the best of those that do not diverge;
    /// <see langword="null"/> where none of them brought the loss down.
    /// </summary>
    public double? RateToTake => Verdict switch
    {
        VerificationVerdict.Confirmed => LearningRate,
        VerificationVerdict.Inconclusive => null,
        _ => Best.Diverged == 0 && Best.Loss < Best.StartLoss ? Best.LearningRate : null,
    };

    /// <summary>The lowest loss that any rate reached.</summary>
    public double LowestLoss
    {
        get
        {
            double lowest = double.PositiveInfinity;
            foreach (RateTrial trial in Trials)
                lowest = Math.Min(lowest, trial.Loss);
            return lowest;
        }
    }
}

/// <summary>What short trainings say of a rate.</summary>
public enum VerificationVerdict
{
    /// <summary>No rate around it is clearly better.</summary>
    Confirmed,

    /// <summary>A rate around it is clearly better, from every seed.</summary>
    BetterElsewhere,

    /// <summary>A training with it diverged.</summary>
    Unstable,

    /// <summary>No rate brought the loss on the rows held out below its start.</summary>
    Inconclusive,
}
