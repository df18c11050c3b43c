using LrFind.Models.Layers;

namespace LrFind.Models;

/// <summary>A model: a graph of named layers, each fed by the model's input or by earlier layers. The last one gives the output.</summary>
internal sealed class ModelSpec : SizedModel
{
    /// <summary>What a node that reads the model's input names as its input.</summary>
    internal const int InputNode = -1;

    private readonly TensorShape[] _shapes;

    /// <summary>Creates a model and checks that its layers fit each other.</summary>
    /// <param name="name">The name, as the user gave it.</param>
    /// <param name="inputShape">The shape of a row of features.</param>
    /// <param name="nodes">The layers in the order they run; at least one.</param>
    /// <exception cref="ArgumentException">There is no layer, or one does not fit what feeds it; the message names it.</exception>
    public ModelSpec(string name, TensorShape inputShape, IReadOnlyList<ModelNode> nodes) : base(name, inputShape)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0)
            throw new ArgumentException("a model needs at least one layer", nameof(nodes));
        Nodes = nodes;
        _shapes = new TensorShape[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].SharedWith is { } owner)
                nodes[i].RequireSharing(owner >= 0 && owner < i ? nodes[owner] : null);
            _shapes[i] = nodes[i].Layer.CheckedShape(InputShapes(i));
        }

        ParameterCount = nodes.Where(n => n.IsTrained).Sum(n => n.OwnWeights);
        FixedCount = nodes.Where(n => !n.IsTrained).Sum(n => n.OwnWeights);
    }

    /// <summary>A model in which each layer is fed by the one before it.</summary>
    /// <inheritdoc cref="ModelSpec(string, TensorShape, IReadOnlyList{ModelNode})"/>
    /// <param name="name">The name, as the user gave it.</param>
    /// <param name="inputShape">The shape of a row of features.</param>
    /// <param name="layers">The layers with their names, in the order they run; at least one.</param>
    internal static ModelSpec Chain(string name, TensorShape inputShape, params (string Name, LayerSpec Layer)[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var nodes = new ModelNode[layers.Length];
        for (int i = 0; i < nodes.Length; i++)
            nodes[i] = new ModelNode(layers[i].Name, layers[i].Layer, [i - 1]);
        return new ModelSpec(name, inputShape, nodes);
    }

    /// <summary>The layers in the order they run.</summary>
    internal IReadOnlyList<ModelNode> Nodes { get; }

    /// <inheritdoc/>
    internal override TensorShape OutputShape => _shapes[^1];

    /// <inheritdoc/>
    public override long ParameterCount { get; }

    /// <summary>The number of weights that keep their initial values.</summary>
    internal long FixedCount { get; }

    /// <inheritdoc/>
    internal override IReadOnlyList<LayerSummary> Layers =>
        [.. Nodes.Select((n, i) => new LayerSummary(n.Name, n.Words(Nodes), _shapes[i].ToString()))];

    /// <summary>The shape of a row that a node gives.</summary>
    internal TensorShape ShapeOf(int node) => node == InputNode ? InputShape : _shapes[node];

    /// <summary>For each node, how many others read what it gives.</summary>
    internal int[] CountReaders()
    {
        int[] readers = new int[Nodes.Count];
        foreach (ModelNode node in Nodes)
        {
            foreach (int input in node.Inputs)
            {
                if (input != InputNode)
                    readers[input]++;
            }
        }

        return readers;
    }

    /// <summary>The shapes of the rows that a node takes.</summary>
    /// <exception cref="ArgumentException">It names an input that does not come before it.</exception>
    internal TensorShape[] InputShapes(int node)
    {
        IReadOnlyList<int> inputs = Nodes[node].Inputs;
        var shapes = new TensorShape[inputs.Count];
        for (int i = 0; i < shapes.Length; i++)
        {
            if (inputs[i] < InputNode || inputs[i] >= node)
                throw new ArgumentException($"layer '{Nodes[node].Name}' reads node {inputs[i]}, which does not come before it");
            shapes[i] = ShapeOf(inputs[i]);
        }

        return shapes;
    }
}
