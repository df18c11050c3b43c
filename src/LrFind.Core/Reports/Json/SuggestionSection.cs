namespace LrFind.Reports.Json;

/// <summary>The suggestion, where on the curve it was read off, the rates around it that matter, and what each repeat says alone.</summary>
internal sealed record SuggestionSection(
    double LearningRate,
    int? TrainSteps,
    double Referred,
    double ReadOff,
    double StepsPerDecade,
    double ReferenceStepsPerDecade,
    string Rule,
    double Onset,
    double Steepest,
    double Minimum,
    double Edge,
    double StartLoss,
    double MinimumLoss,
    double Drop,
    IReadOnlyList<double?> Repeats,
    double? SpreadDecades,
    UsageSection Use);
