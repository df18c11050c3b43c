namespace LrFind.Reports.Json;

/// <summary>One layer: its name, the layer as PyTorch writes it, and the shape of a row it gives.</summary>
internal sealed record LayerSection(string Name, string Layer, string OutputShape);
