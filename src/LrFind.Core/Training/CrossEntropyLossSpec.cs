namespace LrFind.Training;

/// <summary>Cross-entropy of one logit per class against a class number: <c>torch.nn.CrossEntropyLoss</c>.</summary>
public sealed record CrossEntropyLossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "softmax cross-entropy";
}
