namespace LrFind.Training;

/// <summary>One named layer of a model and where its inputs come from.</summary>
/// <param name="Name">The name, unique in the model.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">The indices of the nodes that feed it, all smaller than its own; <see cref="ModelSpec.InputNode"/> for the model's input.</param>
public sealed record ModelNode(string Name, LayerSpec Layer, IReadOnlyList<int> Inputs);
