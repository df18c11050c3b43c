namespace LrFind.Reports.Json;

/// <summary>One layer: its name, its kind, and the values a row it gives.</summary>
internal sealed record LayerSection(string Name, string Kind, int Outputs);
