using LrFind.Data;
using LrFind.Engines.Embedded.Layers;

namespace LrFind.Engines.Embedded;

/// <summary>The layers of a model with their parameters and the buffers between them. Built by <see cref="NetworkBuilder"/>.</summary>
/// <param name="input">What the first layers read.</param>
/// <param name="output">What the last layer gives.</param>
/// <param name="layers">The layers in the order they run.</param>
/// <param name="names">
/// For each layer the name of its node; empty for one that the builder put in between, or that has the weights of another.
/// </param>
internal sealed class Network(ParameterStore parameters, LayerBuffer input, LayerBuffer output, Layer[] layers, string[] names)
{
    public ParameterStore Parameters { get; } = parameters;

    /// <summary>What the last layer gives.</summary>
    public LayerBuffer Output { get; } = output;

    /// <summary>
    /// All parameters, trained or not, their names made of the node's and PyTorch's own, as in fc1.weight; one that is a node has its name.
    /// </summary>
    public IEnumerable<NamedParameter> NamedParameters =>
        layers.SelectMany((layer, i) => names[i].Length == 0 ? []
            : layer.Parameters.Select(p => p with { Name = p.Name.Length == 0 ? names[i] : $"{names[i]}.{p.Name}" }));

    /// <summary>Runs all layers on a batch.</summary>
    /// <param name="batch">As many rows as the network was built for, at most.</param>
    public void Forward(Batch batch, ForwardMode mode)
    {
        batch.Features.CopyTo(input.Values.Span);
        foreach (Layer layer in layers)
            layer.Forward(batch.Rows, mode);
    }

    /// <summary>From the gradient by <see cref="Output"/> to the gradients by all parameters.</summary>
    public void Backward(int rows)
    {
        for (int i = layers.Length - 1; i >= 0; i--)
            layers[i].Backward(rows);
    }
}

/// <summary>What one node gives for a batch, and the gradient of the loss by it: both [rows, width].</summary>
internal sealed class LayerBuffer
{
    private LayerBuffer(int width, AlignedBuffer values, AlignedBuffer? gradients) =>
        (Width, Values, Gradients) = (width, values, gradients);

    /// <summary>Allocates the buffers.</summary>
    /// <param name="rows">The largest number of rows.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="needsGradient">Whether anything before it can be trained.</param>
    public LayerBuffer(int rows, int width, bool needsGradient)
        : this(width, new(checked(rows * width)), needsGradient ? new(checked(rows * width)) : null)
    {
    }

    /// <summary>Values a row.</summary>
    public int Width { get; }

    /// <summary>The values, [rows, width].</summary>
    public AlignedBuffer Values { get; }

    /// <summary>The gradient, [rows, width]; <see langword="null"/> where nobody needs it.</summary>
    public AlignedBuffer? Gradients { get; }

    /// <summary>The same values with a gradient of their own, for one of several readers.</summary>
    public LayerBuffer Branch() => new(Width, Values, Gradients is null ? null : new(Gradients.Length));
}
