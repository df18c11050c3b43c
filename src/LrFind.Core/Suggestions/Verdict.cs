namespace LrFind.Suggestions;

/// <summary>What can be said of a curve; everything but <see cref="Ok"/> comes without a suggestion.</summary>
public enum Verdict
{
    /// <summary>There is a suggestion.</summary>
    Ok,

    /// <summary>The loss never falls clearly below its start.</summary>
    NoDescent,

    /// <summary>The loss is still falling at the last rate.</summary>
    MinimumAtEdge,

    /// <summary>The loss rises from the first rates on.</summary>
    DivergedAtStart,

    /// <summary>There are too few points before the end or the divergence.</summary>
    TooFewPoints,

    /// <summary>The first losses are infinite or not numbers.</summary>
    NonFinite,
}
