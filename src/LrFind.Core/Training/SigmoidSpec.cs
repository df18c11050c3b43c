namespace LrFind.Training;

/// <summary>σ(x) = 1 / (1 + e⁻ˣ): <c>torch.nn.Sigmoid</c>.</summary>
public sealed record SigmoidSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Sigmoid";
}
