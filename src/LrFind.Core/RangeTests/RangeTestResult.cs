using LrFind.Curves;

namespace LrFind.RangeTests;

/// <summary>What a range test recorded.</summary>
/// <param name="Curve">The loss against the rate; the point at which it diverged or blew up is its last.</param>
/// <param name="StopReason">Why it ended.</param>
public sealed record RangeTestResult(LossCurve Curve, StopReason StopReason);
