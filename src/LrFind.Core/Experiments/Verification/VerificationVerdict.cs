namespace LrFind.Experiments.Verification;

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
