namespace LrFind.Training;

/// <summary>The sum of two or more inputs of one shape, value by value: <c>torch.add</c>, without broadcasting.</summary>
public sealed record AddSpec : JoinSpec
{
    /// <inheritdoc/>
    public override string Kind => "Add";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Common(inputs);
}
