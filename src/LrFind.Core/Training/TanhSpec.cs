namespace LrFind.Training;

/// <summary>tanh(x): <c>torch.nn.Tanh</c>.</summary>
public sealed record TanhSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Tanh";
}
