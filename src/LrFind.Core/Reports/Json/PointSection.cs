namespace LrFind.Reports.Json;

/// <summary>One step: the rate, the raw loss, and the smoothed loss where there is one.</summary>
internal sealed record PointSection(int Iteration, double Lr, double? Loss, double? Smoothed);
