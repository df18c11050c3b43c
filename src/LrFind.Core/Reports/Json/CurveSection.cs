namespace LrFind.Reports.Json;

/// <summary>What was recorded: by which loss it is judged (probe_loss or loss), each repeat, and their mean.</summary>
internal sealed record CurveSection(string Measure, IReadOnlyList<RepeatSection> Repeats, IReadOnlyList<MeanPointSection> Mean);
