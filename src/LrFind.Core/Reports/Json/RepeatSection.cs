namespace LrFind.Reports.Json;

/// <summary>One repeat: why it ended, how many of its points came before that, and all of them.</summary>
internal sealed record RepeatSection(string StopReason, int Usable, IReadOnlyList<PointSection> Points);
