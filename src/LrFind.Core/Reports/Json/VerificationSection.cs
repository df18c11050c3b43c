namespace LrFind.Reports.Json;

/// <summary>What short trainings say of a suggestion.</summary>
/// <param name="Verdict">The verdict for machines.</param>
/// <param name="Message">The verdict in words.</param>
/// <param name="BetterRate">The rate to take instead, where another does better or this one diverges; null where it is confirmed, or there is none.</param>
/// <param name="TrainSteps">Steps of each training.</param>
/// <param name="TrainSeeds">Trainings with each rate.</param>
/// <param name="Trials">The rates that were tried.</param>
internal sealed record VerificationSection(
    string Verdict, string Message, double? BetterRate, int TrainSteps, int TrainSeeds, IReadOnlyList<TrialSection> Trials);
