using System.Numerics.Tensors;

namespace LrFind.Nn.Layers;

/// <summary>y = Σ xᵢ. Backward each input gets the whole gradient.</summary>
internal sealed class Add(Activation[] inputs, Activation output) : Layer(inputs[0], output)
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
        foreach (Activation input in inputs)
        {
            if (input.Gradients is { } dx)
                Output.Gradients!.Span[..(rows * Output.Width)].CopyTo(dx.Span);
        }
    }
}
