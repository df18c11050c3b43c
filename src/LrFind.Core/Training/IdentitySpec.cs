namespace LrFind.Training;

/// <summary>Gives what it takes: <c>torch.nn.Identity</c>.</summary>
public sealed record IdentitySpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Identity";
}
