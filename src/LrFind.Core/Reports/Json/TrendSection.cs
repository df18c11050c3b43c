namespace LrFind.Reports.Json;

/// <summary>The slope of the logarithm of the rate for a model and an optimizer, its standard error, and the number of rates it is read from.</summary>
internal sealed record TrendSection(string Model, string Optimizer, double Slope, double? StandardError, int Points);
