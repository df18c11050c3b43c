namespace LrFind.Reports.Json;

/// <summary>Something the user should know.</summary>
internal sealed record WarningSection(string Message, string? Remedy);
