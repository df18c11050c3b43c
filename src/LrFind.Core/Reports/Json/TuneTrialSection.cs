namespace LrFind.Reports.Json;

/// <summary>What a rate is worth: losses on the rows held out, the mean over seeds, and of each seed that was trained with it.</summary>
/// <param name="LearningRate">The rate.</param>
/// <param name="Loss">The mean over seeds; of a rate that was dropped, by its difference from the best where both were trained.</param>
/// <param name="StandardError">The standard error of that difference.</param>
/// <param name="Accuracy">The accuracy at the lowest loss, the mean over its seeds; null for regression.</param>
/// <param name="Finalist">Whether it stayed to the end.</param>
/// <param name="Diverged">How many of its trainings diverged.</param>
/// <param name="LossOfEachSeed">The lowest loss of each training.</param>
internal sealed record TuneTrialSection(
    double LearningRate, double Loss, double StandardError, double? Accuracy, bool Finalist, int Diverged, IReadOnlyList<double> LossOfEachSeed);
