namespace LrFind.Reports.Json;

/// <summary>Where curves were read from, the SHA-256 of that file, and what it says of itself.</summary>
internal sealed record SourceSection(string File, string? Digest, IReadOnlyDictionary<string, string> Metadata);
