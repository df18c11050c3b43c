namespace LrFind.Training;

/// <summary>eˣ / Σ eˣ over the last dimension: <c>torch.nn.Softmax(dim=-1)</c>.</summary>
public sealed record SoftmaxSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "Softmax";

    /// <inheritdoc/>
    private protected override string Settings => "dim=-1";
}
