using System.Runtime.Intrinsics;

namespace LrFind.Nn.Layers;

/// <summary>A layer that applies one function to each value.</summary>
/// <param name="function">The function.</param>
/// <param name="input">What it reads.</param>
/// <param name="output">What it gives, as wide as the input.</param>
internal sealed unsafe class Elementwise<T>(T function, Activation input, Activation output) : Layer(input, output)
    where T : struct, IElementwise
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        // The last vector may go beyond the last row: buffers have room for that.
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        int length = rows * Output.Width;
        T f = function;
        for (int i = 0; i < length; i += Vector256<float>.Count)
            *(Vector256<float>*)(y + i) = f.Forward(*(Vector256<float>*)(x + i));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        float* x = Input.Values.Pointer, y = Output.Values.Pointer, dy = Output.Gradients!.Pointer, dx = gradients.Pointer;
        int length = rows * Output.Width;
        T f = function;
        for (int i = 0; i < length; i += Vector256<float>.Count)
            *(Vector256<float>*)(dx + i) = f.Backward(*(Vector256<float>*)(x + i), *(Vector256<float>*)(y + i), *(Vector256<float>*)(dy + i));
    }
}
