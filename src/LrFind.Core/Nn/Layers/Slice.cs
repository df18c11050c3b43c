namespace LrFind.Nn.Layers;

/// <summary>y = a part of each row. Backward that part gets the gradient, the rest 0.</summary>
/// <param name="start">The first value taken.</param>
/// <param name="input">[rows, values].</param>
/// <param name="output">[rows, values taken].</param>
internal sealed class Slice(int start, Activation input, Activation output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int row = 0; row < rows; row++)
            Input.Values.Span.Slice(row * Input.Width + start, Output.Width).CopyTo(Output.Values.Span[(row * Output.Width)..]);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } dx)
            return;
        dx.Span[..(rows * Input.Width)].Clear();
        for (int row = 0; row < rows; row++)
            Output.Gradients!.Span.Slice(row * Output.Width, Output.Width).CopyTo(dx.Span[(row * Input.Width + start)..]);
    }
}
