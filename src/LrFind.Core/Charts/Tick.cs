namespace LrFind.Charts;

/// <summary>A position on an axis.</summary>
/// <param name="Value">Where it is, in data units.</param>
/// <param name="Label">What is written there; null for a minor tick, which only has a faint gridline.</param>
public sealed record Tick(double Value, string? Label);
