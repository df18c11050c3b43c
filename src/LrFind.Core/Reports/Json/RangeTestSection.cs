namespace LrFind.Reports.Json;

/// <summary>How the losses were recorded: the batch loss of each step, before its update.</summary>
internal sealed record RangeTestSection(
    string Ladder, double LrMin, double LrMax, int Steps, int StepsDone, int BatchSize, int Accumulate, double? ClipNorm, long Seed, string StopReason);
