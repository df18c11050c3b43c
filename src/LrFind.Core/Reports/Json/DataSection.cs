namespace LrFind.Reports.Json;

/// <summary>What was trained on, with the SHA-256 of the file.</summary>
internal sealed record DataSection(
    string File,
    string? Sha256,
    int Rows,
    int TrainingRows,
    int ValidationRows,
    IReadOnlyList<string> Features,
    string Target,
    string Task,
    IReadOnlyList<string> Classes);
