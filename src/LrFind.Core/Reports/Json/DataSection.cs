namespace LrFind.Reports.Json;

/// <summary>What was trained on, with the digest of the file or of the rows.</summary>
internal sealed record DataSection(
    string File,
    string Digest,
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
