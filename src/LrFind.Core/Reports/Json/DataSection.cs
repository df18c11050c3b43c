namespace LrFind.Reports.Json;

/// <summary>What was trained on.</summary>
internal sealed record DataSection(
    string File,
    int Rows,
    int TrainingRows,
    int ValidationRows,
    IReadOnlyList<string> Features,
    string Target,
    string Task,
    IReadOnlyList<string> Classes);
