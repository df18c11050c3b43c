namespace LrFind.Training;

/// <summary>Each row, a vector, in a shape of as many values: <c>torch.nn.Unflatten</c> with dim=1.</summary>
/// <param name="UnflattenedSize">The shape.</param>
public sealed record UnflattenSpec(TensorShape UnflattenedSize) : ReshapeSpec
{
    /// <inheritdoc/>
    public override string Kind => "Unflatten";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 1 && input.Count == UnflattenedSize.Count
            ? UnflattenedSize
            : throw Unfit($"cannot take rows of shape {input}; expected ({UnflattenedSize.Count})");
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"Unflatten(dim=1, unflattened_size={(UnflattenedSize.Rank == 1 ? $"({UnflattenedSize[0]},)" : $"{UnflattenedSize}")})";
}
