using LrFind.Data;
using LrFind.Nn.Kernels;
using LrFind.Nn.Layers;
using LrFind.Training;

namespace LrFind.Nn;

/// <summary>The layers of a model with their parameters and the buffers between them, for a largest number of rows.</summary>
internal sealed class Network
{
    private readonly Activation _input;
    private readonly Layer[] _layers;

    /// <summary>Builds the layers and draws their initial weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The largest number of rows of a batch.</param>
    /// <param name="random">Where the initial weights come from.</param>
    /// <param name="gemm">The product that the layers share.</param>
    public Network(ModelSpec model, int rows, Pcg32 random, Gemm gemm)
    {
        Parameters = new ParameterStore(Capacity(model));
        _input = Output = new Activation(rows, model.Inputs, needsGradient: false);
        _layers = new Layer[model.Nodes.Count];
        for (int i = 0; i < _layers.Length; i++)
        {
            bool trainable = Output.Gradients is not null || model.Nodes[i].Layer is LinearSpec;
            var output = new Activation(rows, model.OutputFeatures(i), trainable || i == _layers.Length - 1);
            _layers[i] = Build(model.Nodes[i].Layer, Output, output, random, gemm);
            Output = output;
        }
    }

    /// <summary>All weights.</summary>
    public ParameterStore Parameters { get; }

    /// <summary>What the last layer gives.</summary>
    public Activation Output { get; }

    /// <summary>The layers, in the order they run.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Runs all layers on a batch.</summary>
    public void Forward(Batch batch)
    {
        batch.Features.CopyTo(_input.Values.Span);
        foreach (Layer layer in _layers)
            layer.Forward(batch.Rows);
    }

    /// <summary>From the gradient by <see cref="Output"/> to the gradients by all parameters.</summary>
    public void Backward(int rows)
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
            _layers[i].Backward(rows);
    }

    private static int Capacity(ModelSpec model)
    {
        int capacity = 0;
        foreach (ModelNode node in model.Nodes)
        {
            if (node.Layer is LinearSpec linear)
                capacity = checked(capacity + ParameterStore.Padded(linear.InFeatures * linear.OutFeatures) + ParameterStore.Padded(linear.OutFeatures));
        }

        return capacity;
    }

    private Layer Build(LayerSpec layer, Activation input, Activation output, Pcg32 random, Gemm gemm) => layer switch
    {
        LinearSpec linear => BuildLinear(linear, input, output, random, gemm),
        ReluSpec => new Relu(input, output),
        TanhSpec => new Tanh(input, output),
        _ => throw new NotSupportedException($"the embedded engine has no layer '{layer.GetType().Name}'"),
    };

    private Linear BuildLinear(LinearSpec spec, Activation input, Activation output, Pcg32 random, Gemm gemm)
    {
        Parameter weight = Parameters.Take(spec.InFeatures * spec.OutFeatures), bias = Parameters.Take(spec.OutFeatures);
        Initializer.KaimingUniform(weight.ValueSpan, spec.InFeatures, random);
        Initializer.KaimingUniform(bias.ValueSpan, spec.InFeatures, random);
        return new Linear(input, output, weight, bias, gemm);
    }
}
