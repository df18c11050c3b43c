namespace LrFind.Training;

/// <summary>max(x, 0): <c>torch.nn.ReLU</c>.</summary>
public sealed record ReluSpec : LayerSpec
{
    /// <inheritdoc/>
    public override int OutputFeatures(int inputs) => inputs;
}
