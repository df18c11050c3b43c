namespace LrFind.Reports.Json;

/// <summary>What trained it; the settings are those of PyTorch's class, by the names of its keyword arguments.</summary>
internal sealed record OptimizerSection(string Name, IReadOnlyDictionary<string, object> Settings);
