namespace LrFind.Reports.Json;

/// <summary>What was trained.</summary>
internal sealed record ModelSection(string Name, long Parameters, IReadOnlyList<LayerSection> Layers, string Loss, string Engine);
