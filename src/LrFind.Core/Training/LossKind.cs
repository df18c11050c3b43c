namespace LrFind.Training;

/// <summary>The loss, always a mean over the rows of a batch.</summary>
public enum LossKind
{
    /// <summary>Mean of (output − target)²: <c>torch.nn.MSELoss</c>.</summary>
    MeanSquaredError,

    /// <summary>Cross-entropy of one logit against 0 or 1: <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
    SigmoidCrossEntropy,

    /// <summary>Cross-entropy of one logit per class against a class number: <c>torch.nn.CrossEntropyLoss</c>.</summary>
    SoftmaxCrossEntropy,
}
