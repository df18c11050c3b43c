using LrFind.Models.Layers;

namespace LrFind.Models;

/// <summary>One named layer of a model and where its inputs come from.</summary>
/// <param name="Name">The name, unique in the model.</param>
/// <param name="Inputs">
/// The indices of the nodes that feed it, all smaller than its own; <see cref="ModelSpec.InputNode"/> for the model's input.
/// </param>
internal sealed record ModelNode(string Name, LayerSpec Layer, IReadOnlyList<int> Inputs)
{
    /// <summary>
    /// The index of the first node that uses the same weights, smaller than its own; <see langword="null"/> where they are its own.
    /// </summary>
    public int? SharedWith { get; init; }

    /// <summary>Whether its weights are trained; otherwise they keep their initial values. Default: yes.</summary>
    public bool IsTrained { get; init; } = true;

    /// <summary>
    /// Whether it goes on as in training where the model is evaluated, as a module that its model never registers. It matters to dropout
    /// and to batch normalisation. Default: no.
    /// </summary>
    public bool IsAlwaysTraining { get; init; }

    /// <summary>The number of weights that it brings along: none where they are those of another.</summary>
    public long OwnWeights => SharedWith is null ? Layer.ParameterCount : 0;

    /// <summary>Checks that it can use the weights of an earlier node.</summary>
    /// <param name="owner">That node; <see langword="null"/> where it does not come before.</param>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    public void RequireSharing(ModelNode? owner)
    {
        if (owner is not { SharedWith: null })
            throw new ArgumentException($"layer '{Name}' shares weights with a node that is not the first one to use them");
        if (!Layer.HasState)
            throw new ArgumentException($"{Layer} has no weights that could be those of '{owner.Name}'");
        if (!Layer.Equals(owner.Layer))
        {
            throw new ArgumentException(
                $"{Layer} cannot have the weights of '{owner.Name}', which is {owner.Layer}; expected the same kind and the same settings");
        }

        if (IsTrained != owner.IsTrained || IsAlwaysTraining != owner.IsAlwaysTraining)
            throw new ArgumentException($"'{Name}' has the weights of '{owner.Name}', and has to be trained or not as that is");
    }

    /// <summary>Its kind and its settings, and what is special about its weights.</summary>
    /// <param name="nodes">All nodes of the model.</param>
    public string Words(IReadOnlyList<ModelNode> nodes) =>
        Layer + (SharedWith is { } owner ? $" with the weights of {nodes[owner].Name}" : "")
        + (IsTrained || Layer.ParameterCount == 0 ? "" : ", not trained") + (IsAlwaysTraining ? ", always as in training" : "");
}
