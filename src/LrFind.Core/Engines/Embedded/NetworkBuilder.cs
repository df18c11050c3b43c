using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded;

/// <summary>
/// Model → network: decides which buffers there are, joins a ReLU to the layer before it, and forks values that several layers read.
/// </summary>
internal sealed class NetworkBuilder
{
    // No layer has more parameters than this; each may need up to 15 floats of padding.
    private const int MostParametersOfALayer = 2;

    private readonly ModelSpec _model;
    private readonly BuildContext _context;
    private readonly List<Layer> _layers = [];
    private readonly List<string> _names = [];
    private readonly int[] _readers;

    // For each node what it gives, one for each of its readers, and how many of them have been handed out.
    private readonly LayerBuffer[][] _given;
    private readonly int[] _taken;
    private readonly LayerBuffer _input;

    // For each node whether others use its weights; then the layer, and what adds up the gradients.
    private readonly bool[] _isShared;
    private readonly Layer?[] _owners;
    private readonly WeightSum?[] _sums;
    private readonly ParameterStore _trained;
    private readonly ParameterStore _fixed;

    private NetworkBuilder(ModelSpec model, int rows, long seed, Gemm gemm)
    {
        _model = model;
        _trained = StoreOf(model.ParameterCount, model.Nodes.Count(n => n.IsTrained));
        _fixed = StoreOf(model.FixedCount, model.Nodes.Count(n => !n.IsTrained));
        _context = new BuildContext(rows, _trained, new Pcg32(seed, RandomPurpose.Initialization), seed, gemm, []) { Model = model.Name };
        _input = new LayerBuffer(rows, model.InputShape.Count, needsGradient: false);
        _readers = model.CountReaders();
        _given = new LayerBuffer[model.Nodes.Count][];
        _taken = new int[model.Nodes.Count];
        (_isShared, _owners, _sums) = (new bool[model.Nodes.Count], new Layer?[model.Nodes.Count], new WeightSum?[model.Nodes.Count]);
        foreach (ModelNode node in model.Nodes)
        {
            if (node.SharedWith is { } owner)
                _isShared[owner] = true;
        }
    }

    private static ParameterStore StoreOf(long weights, int layers) => new(checked((int)weights + layers * MostParametersOfALayer * 16));

    /// <summary>Builds the layers and draws their initial weights.</summary>
    /// <param name="rows">The largest number of rows of a batch.</param>
    /// <param name="seed">The seed of the initial weights and of dropout.</param>
    /// <param name="gemm">The product that the layers share.</param>
    public static Network Build(ModelSpec model, int rows, long seed, Gemm gemm) => new NetworkBuilder(model, rows, seed, gemm).Build();

    private Network Build()
    {
        int last = _model.Nodes.Count - 1;
        for (int i = 0; i <= last; i++)
        {
            bool relu = IsFusedWithNext(i);
            Add(i, relu);
            if (relu)
            {
                _given[i + 1] = _given[i];
                i++;
            }
        }

        return new Network(_trained, _input, _given[last][0], [.. _layers], [.. _names]);
    }

    private void Add(int node, bool relu)
    {
        ModelNode spec = _model.Nodes[node];
        LayerBuffer[] inputs = TakeInputs(node);
        // The output of the last node needs a gradient in any case: the loss writes one.
        bool needsGradient = spec.Layer.ParameterCount > 0 || node == _model.Nodes.Count - 1
            || Array.Exists(inputs, a => a.Gradients is not null);
        var output = new LayerBuffer(_context.Rows, _model.ShapeOf(node).Count, needsGradient);
        AddLayer(node, inputs, output, relu);
        _given[node] = Fork(output, _readers[relu ? node + 1 : node]);
    }

    private void AddLayer(int node, LayerBuffer[] inputs, LayerBuffer output, bool relu)
    {
        ModelNode spec = _model.Nodes[node];
        BuildContext context = _context with
        {
            InputShapes = _model.InputShapes(node),
            Node = node,
            Parameters = spec.IsTrained ? _trained : _fixed,
            IsAlwaysTraining = spec.IsAlwaysTraining,
        };
        if (spec.SharedWith is { } owner)
        {
            var weights = new SharedWeights(_owners[owner]!);
            context = context with { Parameters = weights, Owner = _owners[owner] };
            AddLayer(LayerFactory.Create(spec.Layer, context, inputs, output, relu), "");
            weights.PutBack();
            _sums[owner]!.Add(weights);
            return;
        }

        if (_isShared[node])
            AddLayer(_sums[node] = new WeightSum(output), "");
        Layer layer = LayerFactory.Create(spec.Layer, context, inputs, output, relu);
        AddLayer(layer, spec.Name);
        _owners[node] = layer;
    }

    private void AddLayer(Layer layer, string name)
    {
        _layers.Add(layer);
        _names.Add(name);
    }

    private LayerBuffer[] TakeInputs(int node)
    {
        ModelNode spec = _model.Nodes[node];
        var inputs = new LayerBuffer[spec.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            int source = spec.Inputs[i];
            inputs[i] = source == ModelSpec.InputNode ? _input : _given[source][_taken[source]++];
            if (spec.Layer is BroadcastSpec)
                inputs[i] = Expanded(inputs[i], _model.ShapeOf(source), _model.ShapeOf(node));
        }

        return inputs;
    }

    private LayerBuffer Expanded(LayerBuffer input, TensorShape from, TensorShape to)
    {
        if (from.Equals(to))
            return input;
        var expanded = new LayerBuffer(_context.Rows, to.Count, input.Gradients is not null);
        AddLayer(new Expand(from, to, input, expanded), "");
        return expanded;
    }

    private LayerBuffer[] Fork(LayerBuffer output, int readers)
    {
        var branches = new LayerBuffer[Math.Max(1, readers)];
        if (branches.Length == 1 || output.Gradients is null)
        {
            for (int i = 0; i < branches.Length; i++)
                branches[i] = output;
            return branches;
        }

        for (int i = 0; i < branches.Length; i++)
            branches[i] = output.Branch();
        AddLayer(new Fork(output, branches), "");
        return branches;
    }

    private bool IsFusedWithNext(int node) =>
        node + 1 < _model.Nodes.Count
        && LayerFactory.CanFuseRelu(_model.Nodes[node].Layer)
        && _readers[node] == 1
        && _model.Nodes[node + 1] is { Layer: ReluSpec, Inputs: [var input] } && input == node;
}

/// <summary>What layers are built from.</summary>
/// <param name="Rows">The largest number of rows of a batch.</param>
/// <param name="Parameters">Where weights live.</param>
/// <param name="Weights">Where initial weights come from.</param>
/// <param name="Seed">The seed of what layers draw while they run.</param>
/// <param name="Gemm">The product that layers share.</param>
/// <param name="InputShapes">The shapes of a row of each input of the layer.</param>
internal sealed record BuildContext(int Rows, IParameterSource Parameters, Pcg32 Weights, long Seed, Gemm Gemm, TensorShape[] InputShapes)
{
    /// <summary>The model as the user named it, for messages.</summary>
    public string Model { get; init; } = "";

    /// <summary>The layer whose weights, and whatever else it keeps, the new one shares; <see langword="null"/> for none.</summary>
    public Layer? Owner { get; init; }

    /// <summary>Whether the layer goes on as in training where the model is evaluated.</summary>
    public bool IsAlwaysTraining { get; init; }

    /// <summary>The layer's place in the model.</summary>
    public int Node { get; init; }
}
