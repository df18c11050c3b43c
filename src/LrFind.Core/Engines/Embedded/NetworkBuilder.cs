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

    private NetworkBuilder(ModelSpec model, int rows, long seed, Gemm gemm)
    {
        _model = model;
        var store = new ParameterStore(checked((int)model.ParameterCount + model.Nodes.Count * MostParametersOfALayer * 16));
        _context = new BuildContext(rows, store, new Pcg32(seed, RandomPurpose.Initialization), seed, gemm, []) { Model = model.Name };
        _input = new LayerBuffer(rows, model.InputShape.Count, needsGradient: false);
        _readers = model.CountReaders();
        _given = new LayerBuffer[model.Nodes.Count][];
        _taken = new int[model.Nodes.Count];
    }

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

        return new Network(_context.Parameters, _input, _given[last][0], [.. _layers], [.. _names]);
    }

    private void Add(int node, bool relu)
    {
        ModelNode spec = _model.Nodes[node];
        LayerBuffer[] inputs = TakeInputs(spec);
        // The output of the last node needs a gradient in any case: the loss writes one.
        bool needsGradient = spec.Layer.ParameterCount > 0 || node == _model.Nodes.Count - 1
            || Array.Exists(inputs, a => a.Gradients is not null);
        var output = new LayerBuffer(_context.Rows, _model.ShapeOf(node).Count, needsGradient);
        _layers.Add(LayerFactory.Create(spec.Layer, _context with { InputShapes = _model.InputShapes(node), Node = node }, inputs, output,
            relu));
        _names.Add(spec.Name);
        _given[node] = Fork(output, _readers[relu ? node + 1 : node]);
    }

    private LayerBuffer[] TakeInputs(ModelNode node)
    {
        var inputs = new LayerBuffer[node.Inputs.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            int source = node.Inputs[i];
            inputs[i] = source == ModelSpec.InputNode ? _input : _given[source][_taken[source]++];
        }

        return inputs;
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
        _layers.Add(new Fork(output, branches));
        _names.Add("");
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
internal sealed record BuildContext(int Rows, ParameterStore Parameters, Pcg32 Weights, long Seed, Gemm Gemm, TensorShape[] InputShapes)
{
    /// <summary>The model as the user named it, for messages.</summary>
    public string Model { get; init; } = "";

    /// <summary>The layer's place in the model.</summary>
    public int Node { get; init; }
}
