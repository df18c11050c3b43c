namespace LrFind.Nn;

/// <summary>What one node gives for a batch, and the gradient of the loss by it: both [rows, width].</summary>
/// <param name="rows">The largest number of rows.</param>
/// <param name="width">Values a row.</param>
/// <param name="needsGradient">Whether anything before it can be trained.</param>
internal sealed class Activation(int rows, int width, bool needsGradient)
{
    /// <summary>Values a row.</summary>
    public int Width { get; } = width;

    /// <summary>The values, [rows, width].</summary>
    public AlignedBuffer Values { get; } = new(checked(rows * width));

    /// <summary>The gradient, [rows, width]; <see langword="null"/> where nobody needs it.</summary>
    public AlignedBuffer? Gradients { get; } = needsGradient ? new(checked(rows * width)) : null;
}
