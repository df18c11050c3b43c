namespace LrFind.Experiments.Verification;

/// <summary>Short trainings around a rate, and what they say.</summary>
/// <param name="Found">The range tests, and all that was trained with.</param>
/// <param name="LearningRate">The rate that is tried out.</param>
/// <param name="Options">How it was tried out.</param>
/// <param name="Trials">The rates, rising.</param>
/// <param name="Verdict">What they say.</param>
/// <param name="Best">The trial with the lowest loss on the rows held out, of those that did not diverge; the one that is tried out where all did.</param>
public sealed record VerificationResult(
    FindResult Found, double LearningRate, TrialOptions Options, IReadOnlyList<RateTrial> Trials, VerificationVerdict Verdict, RateTrial Best)
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
