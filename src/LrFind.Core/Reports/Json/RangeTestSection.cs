namespace LrFind.Reports.Json;

/// <summary>How the losses were recorded: the batch loss of each step before its update, the probe loss after it. Repeat i has the seed plus i.</summary>
internal sealed record RangeTestSection(
    string Ladder,
    double LrMin,
    double LrMax,
    int Steps,
    int Repeats,
    int BatchSize,
    int Accumulate,
    double? ClipNorm,
    int ProbeRows,
    string Probe,
    long Seed);
