namespace LrFind.Training;

/// <summary>Each row as a vector: <c>torch.nn.Flatten</c> with start_dim=1.</summary>
public sealed record FlattenSpec : ReshapeSpec
{
    /// <inheritdoc/>
    public override string Kind => "Flatten";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => new(Single(inputs).Count);

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() => "Flatten(start_dim=1, end_dim=-1)";
}
