using System.Numerics.Tensors;

namespace LrFind.Nn.Layers;

/// <summary>y = Π xᵢ. Backward each input gets the gradient times the product of the others.</summary>
internal sealed class Mul(Activation[] inputs, Activation output) : Layer(inputs[0], output)
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
