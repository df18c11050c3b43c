namespace LrFind.Reports.Json;

/// <summary>What a rate is worth: losses on the rows held out, the mean over seeds, and of each seed.</summary>
internal sealed record TrialSection(
    double LearningRate, double StartLoss, double Loss, double? Accuracy, int Diverged, IReadOnlyList<double> LossOfEachSeed);
