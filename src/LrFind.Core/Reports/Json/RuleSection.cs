namespace LrFind.Reports.Json;

/// <summary>What a rule says: a rate, or the code of the reason why not.</summary>
internal sealed record RuleSection(string Name, double? LearningRate, string Code);
