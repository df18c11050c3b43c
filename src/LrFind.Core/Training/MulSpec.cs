namespace LrFind.Training;

/// <summary>The product of two or more inputs of one shape, value by value: <c>torch.mul</c>, without broadcasting.</summary>
public sealed record MulSpec : JoinSpec
{
    /// <inheritdoc/>
    public override string Kind => "Mul";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) => Common(inputs);
}
