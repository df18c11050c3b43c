namespace LrFind.Nn;

/// <summary>A parameter as PyTorch names and stores it, whatever the engine's own order.</summary>
/// <param name="Name">The name in the layer: weight or bias.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Rows">Rows of PyTorch's matrix; 1 for a vector.</param>
/// <param name="IsTransposed">Whether the engine keeps the matrix transposed.</param>
internal sealed record NamedParameter(string Name, Parameter Parameter, int Rows = 1, bool IsTransposed = false)
{
    /// <summary>Sets the values, given in PyTorch's order.</summary>
    public void SetValues(ReadOnlySpan<float> values) => Reorder(values, Parameter.ValueSpan, toEngine: true);

    /// <summary>The values in PyTorch's order.</summary>
    public float[] GetValues() => InTorchOrder(Parameter.ValueSpan);

    /// <summary>The gradients in PyTorch's order.</summary>
    public float[] GetGradients() => InTorchOrder(Parameter.GradientSpan);

    private float[] InTorchOrder(ReadOnlySpan<float> own)
    {
        float[] values = new float[own.Length];
        Reorder(own, values, toEngine: false);
        return values;
    }

    private void Reorder(ReadOnlySpan<float> from, Span<float> to, bool toEngine)
    {
        if (!IsTransposed)
        {
            from.CopyTo(to);
            return;
        }

        int columns = Parameter.Length / Rows;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                int torch = i * columns + j, engine = j * Rows + i;
                to[toEngine ? engine : torch] = from[toEngine ? torch : engine];
            }
        }
    }
}
