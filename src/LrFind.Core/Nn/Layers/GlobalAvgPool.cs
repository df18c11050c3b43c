using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Layers;

/// <summary>y = the mean of each plane. Backward each of its values gets an equal share.</summary>
internal sealed unsafe class GlobalAvgPool(Planes planes, Activation input, Activation output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * planes.Channels; i++)
            Output.Values.Pointer[i] = ShortRows.Sum(Input.Values.Pointer + (nint)i * planes.Size, planes.Size) / planes.Size;
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } dx)
            return;
        for (int i = 0; i < rows * planes.Channels; i++)
            ShortRows.Fill(dx.Pointer + (nint)i * planes.Size, Output.Gradients!.Pointer[i] / planes.Size, planes.Size);
    }
}
