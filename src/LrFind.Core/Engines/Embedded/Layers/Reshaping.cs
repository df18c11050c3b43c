using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = x: the shape of a row is known to the layers around it, its values lie the same.</summary>
internal sealed class Reshape(LayerBuffer input, LayerBuffer output) : Layer(input, output)
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

/// <summary>y = a part of each row. Backward that part gets the gradient, the rest 0.</summary>
/// <param name="start">The first value taken.</param>
/// <param name="input">[rows, values].</param>
/// <param name="output">[rows, values taken].</param>
internal sealed class Slice(int start, LayerBuffer input, LayerBuffer output) : Layer(input, output)
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

/// <summary>y = the values of each row in another order; backward each gradient goes back to where the value came from.</summary>
/// <param name="places">For each value of a row its place in the input.</param>
/// <param name="input">[rows, values].</param>
/// <param name="output">[rows, values].</param>
internal sealed class Permute(int[] places, LayerBuffer input, LayerBuffer output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> x = Input.Values.Span.Slice(row * places.Length, places.Length);
            Span<float> y = Output.Values.Span.Slice(row * places.Length, places.Length);
            for (int i = 0; i < places.Length; i++)
                y[i] = x[places[i]];
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> dy = Output.Gradients!.Span.Slice(row * places.Length, places.Length);
            Span<float> dx = gradients.Span.Slice(row * places.Length, places.Length);
            for (int i = 0; i < places.Length; i++)
                dx[places[i]] = dy[i];
        }
    }
}

/// <summary>y = x; dx = dy.</summary>
internal readonly struct Identity : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy;
}
