namespace LrFind.Reports.Json;

/// <summary>What a rule says: a rate, where on the curve it was read off, or the code of the reason why not.</summary>
internal sealed record RuleSection(string Name, double? LearningRate, double? ReadOff, string Code);
