namespace LrFind.Training;

/// <summary>tanh(x): <c>torch.nn.Tanh</c>.</summary>
public sealed record TanhSpec : LayerSpec
{
    /// <inheritdoc/>
    public override int OutputFeatures(int inputs) => inputs;
}
