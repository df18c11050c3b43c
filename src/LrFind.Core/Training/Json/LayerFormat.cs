namespace LrFind.Training.Json;

/// <summary>How a kind of layer is written as JSON, and read.</summary>
/// <param name="kind">The layer's kind.</param>
/// <param name="read">The layer from its settings.</param>
/// <param name="settings">The names of the settings, as PyTorch has them, and their values.</param>
internal sealed class LayerFormat(string kind, Func<LayerSettings, LayerSpec> read, params (string Name, Func<LayerSpec, object?> Value)[] settings)
{
    /// <summary>The layer's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The settings in the order in which they are written.</summary>
    public IReadOnlyList<(string Name, Func<LayerSpec, object?> Value)> Settings { get; } = settings;

    /// <summary>The layer from its settings.</summary>
    public LayerSpec Read(LayerSettings given) => read(given);
}
