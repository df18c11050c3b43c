namespace LrFind.Reports.Json;

/// <summary>One rate of all repeats together: the mean of what was measured, and the same smoothed.</summary>
internal sealed record MeanPointSection(double Lr, double Mean, double? Smoothed);
