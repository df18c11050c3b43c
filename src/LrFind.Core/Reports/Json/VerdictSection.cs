namespace LrFind.Reports.Json;

/// <summary>Whether there is a suggestion, or why not and what to change.</summary>
internal sealed record VerdictSection(string Code, string Sentence, string? Remedy);
