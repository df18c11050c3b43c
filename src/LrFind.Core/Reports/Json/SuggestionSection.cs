namespace LrFind.Reports.Json;

/// <summary>The suggestion, and the rates around it that matter.</summary>
internal sealed record SuggestionSection(
    double LearningRate, string Rule, double Onset, double Steepest, double Minimum, double Edge, double StartLoss, double MinimumLoss, double Drop);
