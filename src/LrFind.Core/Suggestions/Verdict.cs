namespace LrFind.Suggestions;

/// <summary>What can be said of a curve; only <see cref="Ok"/> and <see cref="NeverDiverged"/> come with a suggestion.</summary>
public enum Verdict
{
    /// <summary>The loss falls, turns and takes off.</summary>
    Ok,

    /// <summary>The loss falls and turns, but does not take off: the upper end of the stable range is not known.</summary>
    NeverDiverged,

    /// <summary>The loss never falls below its start.</summary>
    NoDescent,

    /// <summary>The loss seems to fall, but by no more than its noise might.</summary>
    TooNoisy,

    /// <summary>The loss falls by no more than the choice of rows explains; see docs/methods.md. Said of tests that were run, not of recorded curves.</summary>
    WithinChance,

    /// <summary>The loss is still falling at the last rate.</summary>
    MinimumAtEdge,

    /// <summary>The loss rises for good, or takes off, before it has come down: mostly, the ladder starts too high.</summary>
    DivergedAtStart,

    /// <summary>There are too few points, for any rule or for the one asked for.</summary>
    TooFewPoints,

    /// <summary>The first losses are infinite or not numbers.</summary>
    NonFinite,
}
