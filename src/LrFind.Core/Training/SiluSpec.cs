namespace LrFind.Training;

/// <summary>x · σ(x), also called swish: <c>torch.nn.SiLU</c>.</summary>
public sealed record SiluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "SiLU";
}
