using System.Globalization;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models;

/// <summary>Puts a model together node by node; each node is checked as it is added.</summary>
internal sealed class ModelBuilder
{
    /// <summary>The most layers of a model.</summary>
    public const int MaxLayers = 10_000;

    private readonly List<ModelNode> _nodes = [];
    private readonly List<TensorShape> _shapes = [];
    private readonly List<bool> _raw = [];

    /// <summary>Starts a model without layers.</summary>
    /// <param name="input">The shape of a row of features.</param>
    public ModelBuilder(TensorShape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Input = input;
    }

    /// <summary>The shape of a row of features.</summary>
    public TensorShape Input { get; }

    /// <summary>Whether a layer that sees the input as it is, or reshaped, is sized to it, whatever size it has. Default: no.</summary>
    public bool FitsInput { get; init; }

    /// <summary>What the user should know of the model.</summary>
    public List<Warning> Warnings { get; } = [];

    /// <summary>Adds a layer.</summary>
    /// <param name="name">Its name; one that is taken gets a number behind it.</param>
    /// <param name="inputs">The nodes that feed it; <see cref="ModelSpec.InputNode"/> for the model's input.</param>
    /// <returns>The node, for what reads it.</returns>
    /// <exception cref="ArgumentException">The layer cannot take what feeds it, or there are too many layers.</exception>
    public int Add(string name, LayerSpec layer, params int[] inputs) => Add(new ModelNode(name, layer, inputs));

    /// <summary>Adds a layer that shares weights with an earlier one, or is special in another way.</summary>
    /// <param name="node">
    /// The layer; its name gets a number behind it where it is taken, and the weights it shares may be named by any layer that has them.
    /// </param>
    /// <returns>The node, for what reads it.</returns>
    /// <exception cref="ArgumentException">
    /// The layer cannot take what feeds it or have those weights, or there are too many layers.
    /// </exception>
    public int Add(ModelNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_nodes.Count == MaxLayers)
            throw new ArgumentException(FormattableString.Invariant($"there are more than {MaxLayers} layers"));
        var shapes = new TensorShape[node.Inputs.Count];
        bool raw = shapes.Length > 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = ShapeOf(node.Inputs[i]);
            raw &= IsRaw(node.Inputs[i]);
        }

        if (FitsInput && raw && shapes.Length == 1)
            node = node with { Layer = ModelFit.ToInput(node.Layer, shapes[0]) };
        if (node.SharedWith is { } other)
        {
            node = node with { SharedWith = _nodes[other].SharedWith ?? other };
            node.RequireSharing(_nodes[node.SharedWith.Value]);
        }

        _shapes.Add(node.Layer.CheckedShape(shapes));
        _raw.Add(raw && node.Layer.ParameterCount == 0);
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>The shape of a row that a node gives.</summary>
    public TensorShape ShapeOf(int node) => node == ModelSpec.InputNode ? Input : _shapes[node];

    /// <summary>Whether no layer with parameters stands between the input and what a node gives.</summary>
    public bool IsRaw(int node) => node == ModelSpec.InputNode || _raw[node];

    /// <summary>The model that a node is the output of; nodes it does not need are left out.</summary>
    /// <param name="output">The node that gives the output.</param>
    /// <exception cref="ArgumentException">The output is the input: there is no layer.</exception>
    public ModelSpec Build(string name, int output)
    {
        bool[] needed = new bool[_nodes.Count];
        if (output >= 0)
            needed[output] = true;
        for (int i = output; i >= 0; i--)
        {
            foreach (int input in _nodes[i].Inputs)
            {
                if (needed[i] && input >= 0)
                    needed[input] = true;
            }
        }

        return new ModelSpec(name, Input, Kept(needed, output + 1)) { Warnings = Warnings };
    }

    private List<ModelNode> Kept(bool[] needed, int count)
    {
        var kept = new List<ModelNode>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] place = new int[count], owner = new int[count];
        Array.Fill(owner, -1);
        for (int i = 0; i < count; i++)
        {
            if (!needed[i])
                continue;
            place[i] = kept.Count;
            int[] inputs = [.. _nodes[i].Inputs];
            for (int j = 0; j < inputs.Length; j++)
                inputs[j] = inputs[j] < 0 ? inputs[j] : place[inputs[j]];
            // Of those that share weights, the first that is kept has them.
            int first = _nodes[i].SharedWith ?? i;
            kept.Add(_nodes[i] with
            {
                Name = Unique(_nodes[i].Name, names),
                Inputs = inputs,
                SharedWith = owner[first] < 0 ? null : owner[first],
            });
            if (owner[first] < 0)
                owner[first] = place[i];
        }

        return kept;
    }

    private static string Unique(string name, Dictionary<string, int> names)
    {
        if (names.TryAdd(name, 1))
            return name;
        string numbered;
        do
        {
            names[name]++;
            numbered = name + "_" + names[name].ToString(CultureInfo.InvariantCulture);
        }
        while (!names.TryAdd(numbered, 1));
        return numbered;
    }
}
