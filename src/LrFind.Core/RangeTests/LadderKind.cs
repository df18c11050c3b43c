namespace LrFind.RangeTests;

/// <summary>How the rates of a range test are spaced.</summary>
public enum LadderKind
{
    /// <summary>Each rate is the same multiple of the one before.</summary>
    Exponential,

    /// <summary>Each rate is the same amount above the one before (Smith 2015).</summary>
    Linear,
}
