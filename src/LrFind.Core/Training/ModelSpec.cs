namespace LrFind.Training;

/// <summary>A model: named layers, each fed by the one before it.</summary>
public sealed class ModelSpec
{
    private readonly int[] _widths;

    /// <summary>Creates a model and checks that its layers fit each other.</summary>
    /// <param name="name">The name, as the user gave it.</param>
    /// <param name="inputs">Features a row, at least 1.</param>
    /// <param name="nodes">The layers in the order they run; at least one.</param>
    /// <exception cref="ArgumentException">There is no layer, or one does not fit what feeds it; the message names it.</exception>
    public ModelSpec(string name, int inputs, IReadOnlyList<ModelNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        if (nodes.Count == 0)
            throw new ArgumentException("a model needs at least one layer", nameof(nodes));
        (Name, Inputs, Nodes) = (name, inputs, nodes);
        _widths = new int[nodes.Count];
        int width = inputs;
        for (int i = 0; i < nodes.Count; i++)
        {
            _widths[i] = width = nodes[i].Layer.OutputFeatures(width);
            ParameterCount += nodes[i].Layer.ParameterCount;
        }
    }

    /// <summary>The name, as the user gave it.</summary>
    public string Name { get; }

    /// <summary>Features a row.</summary>
    public int Inputs { get; }

    /// <summary>The layers in the order they run.</summary>
    public IReadOnlyList<ModelNode> Nodes { get; }

    /// <summary>Outputs a row.</summary>
    public int Outputs => _widths[^1];

    /// <summary>The number of trainable parameters.</summary>
    public long ParameterCount { get; }

    /// <summary>Values a row that a node gives.</summary>
    public int OutputFeatures(int node) => _widths[node];
}
