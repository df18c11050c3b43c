using LrFind.Experiments.Verification;

namespace LrFind.Experiments.Checks;

/// <summary>What a check saw of a rate.</summary>
/// <param name="Found">The range tests.</param>
/// <param name="LearningRate">The rate.</param>
/// <param name="Options">What it must keep to.</param>
/// <param name="Trials">Short trainings: with the rate, then with those it is measured by.</param>
/// <param name="Share">The share of the achievable loss reduction that the rate reaches; <see langword="null"/> where none is known.</param>
/// <param name="Edge">The rate at which the loss takes off; <see langword="null"/> where it is not known.</param>
/// <param name="Drift">The decades between the suggestion and a stored one; <see langword="null"/> without one of them.</param>
/// <param name="Verdict">What follows.</param>
public sealed record CheckResult(
    FindResult Found, double LearningRate, CheckOptions Options, IReadOnlyList<RateTrial> Trials, double? Share, double? Edge, double? Drift, CheckVerdict Verdict)
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
