using LrFind.Curves;

namespace LrFind.RangeTests;

/// <summary>What a range test recorded.</summary>
/// <param name="Curve">The loss against the rate; a diverged tail is kept, but outside <see cref="LossCurve.UsableCount"/>.</param>
/// <param name="StopReason">Why it ended.</param>
public sealed record RangeTestResult(LossCurve Curve, StopReason StopReason);
