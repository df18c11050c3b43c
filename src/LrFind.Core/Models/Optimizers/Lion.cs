using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>
/// Lion (Chen et al. 2023), with decoupled weight decay. Every weight moves by the whole rate at each step, so the rate is best some 3 to
/// 10 times smaller than Adam's. Not in PyTorch; named as the paper names it.
/// </summary>
public sealed record LionSpec : WeightDecayingSpec
{
    private readonly double _beta1 = 0.9;
    private readonly double _beta2 = 0.99;

    /// <inheritdoc/>
    public override string Name => "lion";

    /// <inheritdoc/>
    public override string? TorchClass => null;

    /// <inheritdoc/>
    public override string? KerasClass => "Lion";

    /// <summary>The mean gradient's share in a step's direction, at least 0 and less than 1. Default: 0.9.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Beta1
    {
        get => _beta1;
        init => _beta1 = BelowOne(value);
    }

    /// <summary>The decay of the mean gradient, at least 0 and less than 1. Default: 0.99.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Beta2
    {
        get => _beta2;
        init => _beta2 = BelowOne(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "betas" => this with { Beta1 = ((double[])value)[0], Beta2 = ((double[])value)[1] },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["betas"] = new[] { Beta1, Beta2 },
        ["weight_decay"] = WeightDecay,
    };
}
