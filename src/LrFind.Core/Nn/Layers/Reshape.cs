namespace LrFind.Nn.Layers;

/// <summary>y = x: the shape of a row is known to the layers around it, its values lie the same.</summary>
internal sealed class Reshape(Activation input, Activation output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode) =>
        Input.Values.Span[..(rows * Input.Width)].CopyTo(Output.Values.Span);

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is { } dx)
            Output.Gradients!.Span[..(rows * Output.Width)].CopyTo(dx.Span);
    }
}
