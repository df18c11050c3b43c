namespace LrFind.Reports.Json;

/// <summary>The JSON document of <c>verify</c>.</summary>
internal sealed record VerifyDocument(
    int Schema,
    string Tool,
    DataSection Data,
    ModelSection Model,
    OptimizerSection Optimizer,
    RangeTestSection RangeTest,
    SuggestionSection? Suggestion,
    double LearningRate,
    string Schedule,
    int TrainSteps,
    int TrainSeeds,
    string Verdict,
    string Message,
    double? BetterRate,
    IReadOnlyList<TrialSection> Trials,
    IReadOnlyList<WarningSection> Warnings,
    IReadOnlyList<string> Files);
