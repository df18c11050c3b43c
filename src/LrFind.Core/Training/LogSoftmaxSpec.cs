namespace LrFind.Training;

/// <summary>x − log Σ eˣ over the last dimension: <c>torch.nn.LogSoftmax(dim=-1)</c>.</summary>
public sealed record LogSoftmaxSpec : ElementwiseSpec
{
    /// <inheritdoc/>
    public override string Kind => "LogSoftmax";

    /// <inheritdoc/>
    private protected override string Settings => "dim=-1";
}
