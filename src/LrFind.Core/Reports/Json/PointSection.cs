namespace LrFind.Reports.Json;

/// <summary>One step of a repeat: the rate, the batch loss before the step, and the probe loss after it where there is one.</summary>
internal sealed record PointSection(int Iteration, double Lr, double? Loss, double? ProbeLoss);
