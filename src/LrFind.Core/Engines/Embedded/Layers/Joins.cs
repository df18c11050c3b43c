using System.Numerics.Tensors;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = Σ xᵢ. Backward each input gets the whole gradient.</summary>
internal sealed class Add(LayerBuffer[] inputs, LayerBuffer output) : Layer(inputs[0], output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int length = rows * Output.Width;
        Span<float> y = Output.Values.Span[..length];
        Input.Values.Span[..length].CopyTo(y);
        for (int i = 1; i < inputs.Length; i++)
            TensorPrimitives.Add(y, inputs[i].Values.Span[..length], y);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        foreach (LayerBuffer input in inputs)
        {
            if (input.Gradients is { } dx)
                Output.Gradients!.Span[..(rows * Output.Width)].CopyTo(dx.Span);
        }
    }
}

/// <summary>y = Π xᵢ. Backward each input gets the gradient times the product of the others.</summary>
internal sealed class Mul(LayerBuffer[] inputs, LayerBuffer output) : Layer(inputs[0], output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int length = rows * Output.Width;
        Span<float> y = Output.Values.Span[..length];
        Input.Values.Span[..length].CopyTo(y);
        for (int i = 1; i < inputs.Length; i++)
            TensorPrimitives.Multiply(y, inputs[i].Values.Span[..length], y);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int length = rows * Output.Width;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Gradients is not { } gradients)
                continue;
            Span<float> dx = gradients.Span[..length];
            Output.Gradients!.Span[..length].CopyTo(dx);
            // Not y / xᵢ, which is undefined at 0.
            for (int j = 0; j < inputs.Length; j++)
            {
                if (j != i)
                    TensorPrimitives.Multiply(dx, inputs[j].Values.Span[..length], dx);
            }
        }
    }
}

/// <summary>
/// y = x₀ / (x₁ …). Backward x₀ gets the gradient over the product of the others, each other xᵢ −y / xᵢ times the gradient.
/// </summary>
internal sealed class Div(LayerBuffer[] inputs, LayerBuffer output) : Layer(inputs[0], output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int length = rows * Output.Width;
        Span<float> y = Output.Values.Span[..length];
        Input.Values.Span[..length].CopyTo(y);
        for (int i = 1; i < inputs.Length; i++)
            TensorPrimitives.Divide(y, inputs[i].Values.Span[..length], y);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int length = rows * Output.Width;
        ReadOnlySpan<float> y = Output.Values.Span[..length], dy = Output.Gradients!.Span[..length];
        for (int i = 1; i < inputs.Length; i++)
        {
            if (inputs[i].Gradients is not { } gradients)
                continue;
            Span<float> dx = gradients.Span[..length];
            TensorPrimitives.Multiply(dy, y, dx);
            TensorPrimitives.Divide(dx, inputs[i].Values.Span[..length], dx);
            TensorPrimitives.Negate(dx, dx);
        }

        if (Input.Gradients is not { } first)
            return;
        dy.CopyTo(first.Span);
        for (int i = 1; i < inputs.Length; i++)
            TensorPrimitives.Divide(first.Span[..length], inputs[i].Values.Span[..length], first.Span[..length]);
    }
}

/// <summary>y = the rows of the inputs behind each other. Backward each input gets its part of the gradient.</summary>
internal sealed class Concat(LayerBuffer[] inputs, LayerBuffer output) : Layer(inputs[0], output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int start = 0;
        foreach (LayerBuffer input in inputs)
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
        foreach (LayerBuffer input in inputs)
        {
            for (int row = 0; input.Gradients is { } dx && row < rows; row++)
                Output.Gradients!.Span.Slice(row * Output.Width + start, input.Width).CopyTo(dx.Span[(row * input.Width)..]);
            start += input.Width;
        }
    }
}

/// <summary>
/// Lets several layers read one value: each has a gradient of its own, and backward they are added, in the order of the readers.
/// </summary>
internal sealed class Fork(LayerBuffer source, LayerBuffer[] branches) : Layer(source, source)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        // The branches share the values.
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        int length = rows * Input.Width;
        Span<float> sum = Input.Gradients!.Span[..length];
        branches[0].Gradients!.Span[..length].CopyTo(sum);
        for (int i = 1; i < branches.Length; i++)
            TensorPrimitives.Add(sum, branches[i].Gradients!.Span[..length], sum);
    }
}
