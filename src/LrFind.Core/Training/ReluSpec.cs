namespace LrFind.Training;

/// <summary>max(x, 0): <c>torch.nn.ReLU</c>.</summary>
public sealed record ReluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "ReLU";
}
