namespace LrFind.Reports.Json;

/// <summary>Lines to paste into a training script; null where the framework has no such thing. Comments say what it cannot express.</summary>
internal sealed record SnippetSection(string Framework, string Optimizer, string? OneCycle, string? Cyclical);
