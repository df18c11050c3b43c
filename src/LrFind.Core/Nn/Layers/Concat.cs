namespace LrFind.Nn.Layers;

/// <summary>y = the rows of the inputs behind each other. Backward each input gets its part of the gradient.</summary>
internal sealed class Concat(Activation[] inputs, Activation output) : Layer(inputs[0], output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int start = 0;
        foreach (Activation input in inputs)
        {
            for (int row = 0; row < rows; row++)
                input.Values.Span.Slice(row * input.Width, input.Width).CopyTo(Output.Values.Span[(row * Output.Width + start)..]);
            start += input.Width;
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int start = 0;
        foreach (Activation input in inputs)
        {
            for (int row = 0; input.Gradients is { } dx && row < rows; row++)
                Output.Gradients!.Span.Slice(row * Output.Width + start, input.Width).CopyTo(dx.Span[(row * input.Width)..]);
            start += input.Width;
        }
    }
}
