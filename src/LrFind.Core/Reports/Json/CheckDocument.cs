namespace LrFind.Reports.Json;

/// <summary>The JSON document of <c>check</c>.</summary>
internal sealed record CheckDocument(
    int Schema,
    string Tool,
    DataSection Data,
    ModelSection Model,
    OptimizerSection Optimizer,
    RangeTestSection RangeTest,
    SuggestionSection? Suggestion,
    double LearningRate,
    string Verdict,
    string Message,
    double? Share,
    double? Edge,
    double? DriftDecades,
    IReadOnlyList<WarningSection> Warnings);
