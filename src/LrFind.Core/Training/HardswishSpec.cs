namespace LrFind.Training;

/// <summary>x · min(max(x + 3, 0), 6) / 6: <c>torch.nn.Hardswish</c>.</summary>
public sealed record HardswishSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Hardswish";
}
