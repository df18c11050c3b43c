namespace LrFind.Training;

/// <summary>x · Φ(x), Φ the normal distribution function: <c>torch.nn.GELU</c>.</summary>
/// <param name="Approximate">How Φ is computed. Default: exactly.</param>
public sealed record GeluSpec(GeluApproximation Approximate = GeluApproximation.None) : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "GELU";

    /// <inheritdoc/>
    private protected override string Settings => Approximate == GeluApproximation.Tanh ? "approximate='tanh'" : "approximate='none'";
}
