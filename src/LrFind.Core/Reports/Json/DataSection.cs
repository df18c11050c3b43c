namespace LrFind.Reports.Json;

/// <summary>What was trained on.</summary>
internal sealed record DataSection(
    string File,
    long FileRows,
    bool IsSample,
    int Rows,
    int TrainingRows,
    int ValidationRows,
    IReadOnlyList<string> Features,
    string Target,
    string Task,
    IReadOnlyList<string> Classes,
    IReadOnlyList<int> ClassCounts);
