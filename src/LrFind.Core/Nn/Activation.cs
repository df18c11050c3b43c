namespace LrFind.Nn;

/// <summary>What one node gives for a batch, and the gradient of the loss by it: both [rows, width].</summary>
internal sealed class Activation
{
    private Activation(int width, AlignedBuffer values, AlignedBuffer? gradients) => (Width, Values, Gradients) = (width, values, gradients);

    /// <summary>Allocates the buffers.</summary>
    /// <param name="rows">The largest number of rows.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="needsGradient">Whether anything before it can be trained.</param>
    public Activation(int rows, int width, bool needsGradient)
        : this(width, new(checked(rows * width)), needsGradient ? new(checked(rows * width)) : null)
    {
    }

    /// <summary>Values a row.</summary>
    public int Width { get; }

    /// <summary>The values, [rows, width].</summary>
    public AlignedBuffer Values { get; }

    /// <summary>The gradient, [rows, width]; <see langword="null"/> where nobody needs it.</summary>
    public AlignedBuffer? Gradients { get; }

    /// <summary>The same values with a gradient of their own, for one of several readers.</summary>
    public Activation Branch() => new(Width, Values, Gradients is null ? null : new(Gradients.Length));
}
