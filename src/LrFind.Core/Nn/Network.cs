using LrFind.Data;
using LrFind.Nn.Layers;

namespace LrFind.Nn;

/// <summary>The layers of a model with their parameters and the buffers between them. Built by <see cref="NetworkBuilder"/>.</summary>
/// <param name="parameters">All weights.</param>
/// <param name="input">What the first layers read.</param>
/// <param name="output">What the last layer gives.</param>
/// <param name="layers">The layers in the order they run.</param>
/// <param name="names">For each layer the name of its node; empty for one that the builder put in between.</param>
internal sealed class Network(ParameterStore parameters, Activation input, Activation output, Layer[] layers, string[] names)
{
    /// <summary>All weights.</summary>
    public ParameterStore Parameters { get; } = parameters;

    /// <summary>What the last layer gives.</summary>
    public Activation Output { get; } = output;

    /// <summary>All parameters, their names made of the node's and PyTorch's own, as in fc1.weight.</summary>
    public IEnumerable<NamedParameter> NamedParameters =>
        layers.SelectMany((layer, i) => layer.Parameters.Select(p => p with { Name = $"{names[i]}.{p.Name}" }));

    /// <summary>Runs all layers on a batch.</summary>
    /// <param name="batch">As many rows as the network was built for, at most.</param>
    /// <param name="mode">What for.</param>
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
