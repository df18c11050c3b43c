namespace LrFind.Training;

/// <summary>An ELU whose two constants keep mean 0 and variance 1: <c>torch.nn.SELU</c>.</summary>
public sealed record SeluSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "SELU";
}
