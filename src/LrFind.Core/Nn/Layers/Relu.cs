using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>y = max(x, 0); the gradient at 0 is 0.</summary>
internal sealed unsafe class Relu(Activation input, Activation output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode) =>
        VectorOps.Relu(Input.Values.Pointer, Output.Values.Pointer, rows * Output.Width);

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is { } dx)
            VectorOps.ReluGradient(Output.Values.Pointer, Output.Gradients!.Pointer, dx.Pointer, rows * Output.Width);
    }
}
