namespace LrFind.Training;

/// <summary>x · tanh(log(1 + eˣ)): <c>torch.nn.Mish</c>.</summary>
public sealed record MishSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Mish";
}
