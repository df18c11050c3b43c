namespace LrFind.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), 0.01 by default: <c>torch.optim.AdamW</c>.</summary>
public sealed record AdamWSpec : AdamSpec
{
    /// <summary>Creates the settings with PyTorch's defaults.</summary>
    public AdamWSpec() => WeightDecay = 0.01;

    /// <inheritdoc/>
    public override string Name => "adamw";
}
