namespace LrFind.Training;

/// <summary>One named layer of a model.</summary>
/// <param name="Name">The name, unique in the model.</param>
/// <param name="Layer">The layer.</param>
public sealed record ModelNode(string Name, LayerSpec Layer);
