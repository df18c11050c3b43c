using System.Numerics.Tensors;

namespace LrFind.Nn.Layers;

/// <summary>Lets several layers read one value: each has a gradient of its own, and backward they are added, in the order of the readers.</summary>
internal sealed class Fork(Activation source, Activation[] branches) : Layer(source, source)
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
