using System.Globalization;
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
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

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

    /// <summary>Adds a layer.</summary>
    /// <param name="name">Its name; one that is taken gets a number behind it.</param>
    /// <param name="inputs">The nodes that feed it; <see cref="ModelSpec.InputNode"/> for the model's input.</param>
    /// <returns>The node, for what reads it.</returns>
    /// <exception cref="ArgumentException">The layer cannot take what feeds it, or there are too many layers.</exception>
    public int Add(string name, LayerSpec layer, params int[] inputs)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(inputs);
        if (_nodes.Count == MaxLayers)
            throw new ArgumentException(FormattableString.Invariant($"there are more than {MaxLayers} layers"));
        var shapes = new TensorShape[inputs.Length];
        for (int i = 0; i < shapes.Length; i++)
            shapes[i] = ShapeOf(inputs[i]);
        bool raw = true;
        foreach (int input in inputs)
            raw &= IsRaw(input);
        if (FitsInput && raw && shapes.Length == 1)
            layer = ModelFit.ToInput(layer, shapes[0]);
        _shapes.Add(layer.CheckedShape(shapes));
        _raw.Add(raw && layer.ParameterCount == 0);
        _nodes.Add(new ModelNode(Unique(name), layer, inputs));
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

        var kept = new List<ModelNode>();
        int[] place = new int[_nodes.Count];
        for (int i = 0; i <= output; i++)
        {
            if (!needed[i])
                continue;
            place[i] = kept.Count;
            int[] inputs = [.. _nodes[i].Inputs];
            for (int j = 0; j < inputs.Length; j++)
                inputs[j] = inputs[j] < 0 ? inputs[j] : place[inputs[j]];
            kept.Add(_nodes[i] with { Inputs = inputs });
        }

        return new ModelSpec(name, Input, kept);
    }

    private string Unique(string name)
    {
        if (_names.TryAdd(name, 1))
            return name;
        string numbered;
        do
        {
            _names[name]++;
            numbered = name + "_" + _names[name].ToString(CultureInfo.InvariantCulture);
        }
        while (!_names.TryAdd(numbered, 1));
        return numbered;
    }
}
