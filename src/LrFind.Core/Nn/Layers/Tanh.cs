using System.Numerics.Tensors;

namespace LrFind.Nn.Layers;

/// <summary>y = tanh(x); dy/dx = 1 − y².</summary>
internal sealed class Tanh(Activation input, Activation output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, bool training)
    {
        int length = rows * Output.Width;
        TensorPrimitives.Tanh(Input.Values.Span[..length], Output.Values.Span[..length]);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        int length = rows * Output.Width;
        ReadOnlySpan<float> y = Output.Values.Span[..length], dy = Output.Gradients!.Span[..length];
        Span<float> dx = gradients.Span[..length];
        for (int i = 0; i < dx.Length; i++)
            dx[i] = dy[i] * (1 - y[i] * y[i]);
    }
}
