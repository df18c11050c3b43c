using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Json;

/// <summary>One cell of a sweep: its settings, and what it came to.</summary>
internal sealed record SweepCellSection(string Model, string Optimizer, int BatchSize, double? WeightDecay, double? Momentum, SweepOutcome Outcome);
