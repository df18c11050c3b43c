namespace LrFind.Training;

/// <summary>Cross-entropy of one logit against 0 or 1: <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
public sealed record BceWithLogitsLossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "sigmoid cross-entropy";
}
