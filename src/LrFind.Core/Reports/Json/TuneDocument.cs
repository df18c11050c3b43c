namespace LrFind.Reports.Json;

/// <summary>The JSON document of <c>tune</c>.</summary>
internal sealed record TuneDocument(
    int Schema,
    string Tool,
    DataSection Data,
    ModelSection Model,
    OptimizerSection Optimizer,
    RangeTestSection RangeTest,
    VerdictSection Verdict,
    SuggestionSection? Suggestion,
    TuneSection Tune,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files);
