using LrFind.Data;
using LrFind.Training;

namespace LrFind.Experiments.Verification;

/// <summary>Tries a rate out against others around it.</summary>
public static class LearningRateVerification
{
    /// <summary>The share of the descent that another rate must win for it to be called better.</summary>
    public const double ClearlyBetter = 0.1;

    private static readonly double[] s_factors = [0.1, 1.0 / 3, 1, 3, 10];

    /// <summary>Trains briefly with the rate times 1/10, 1/3, 1, 3 and 10, each from the same initial weights.</summary>
    /// <param name="found">What was found, and with what data, model and optimizer.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="rate">The rate, more than 0.</param>
    /// <param name="options">Steps, seeds and schedule.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    /// <exception cref="SettingException">A setting is out of its range.</exception>
    /// <exception cref="DatasetException">No rows are held out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static VerificationResult Verify(
        FindResult found, IEngine engine, double rate, TrialOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(options);
        SettingException.Require(rate > 0 && double.IsFinite(rate), "Lr", rate, "a number of more than 0");
        options.Validate();
        RateTrial[] trials = ShortTrainings.Run(found, engine, rate, s_factors, options, cancellation);
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
