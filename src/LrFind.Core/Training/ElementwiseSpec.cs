namespace LrFind.Training;

/// <summary>A layer that gives rows of the shape it takes and has no parameters: an activation, or nothing at all.</summary>
public abstract record ElementwiseSpec : LayerSpec
{
    private protected ElementwiseSpec()
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Single(inputs);

    /// <summary>The settings as PyTorch writes them, such as negative_slope=0.01; empty where there are none.</summary>
    private protected virtual string Settings => "";

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => $"{Kind}({Settings})";
}
