using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>The settings that Adam and its relatives share.</summary>
public abstract record AdamFamilySpec : WeightDecayingSpec
{
    private readonly double _beta1 = 0.9;
    private readonly double _beta2 = 0.999;
    private readonly double _epsilon = 1e-8;

    private protected AdamFamilySpec()
    {
    }

    /// <summary>The decay of the mean gradient, at least 0 and less than 1. Default: 0.9.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Beta1
    {
        get => _beta1;
        init => _beta1 = BelowOne(value);
    }

    /// <summary>The decay of the gradients' size, at least 0 and less than 1. Default: 0.999.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Beta2
    {
        get => _beta2;
        init => _beta2 = BelowOne(value);
    }

    /// <summary>What keeps the quotient finite, 0 or more. Default: 1e-8.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "betas" => this with { Beta1 = ((double[])value)[0], Beta2 = ((double[])value)[1] },
        "eps" => this with { Epsilon = (double)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => SharedSettings();

    private protected Dictionary<string, object> SharedSettings() => new()
    {
        ["betas"] = new[] { Beta1, Beta2 },
        ["eps"] = Epsilon,
        ["weight_decay"] = WeightDecay,
    };
}

/// <summary>Adam (Kingma and Ba 2015), with weight decay added to the gradient: <c>torch.optim.Adam</c>.</summary>
public record AdamSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "adam";

    /// <inheritdoc/>
    public override string? TorchClass => "Adam";

    /// <summary>Whether to divide by the largest mean square so far, not the present one (Reddi et al. 2018). Default: no.</summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "amsgrad" => this with { AmsGrad = (bool)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string,
        object>(SharedSettings())
    { ["amsgrad"] = AmsGrad };
}

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019), 0.01 by default: <c>torch.optim.AdamW</c>.</summary>
public sealed record AdamWSpec : AdamSpec
{
    /// <summary>Creates the settings with PyTorch's defaults.</summary>
    public AdamWSpec() => WeightDecay = 0.01;

    /// <inheritdoc/>
    public override string Name => "adamw";

    /// <inheritdoc/>
    public override string? TorchClass => "AdamW";
}

/// <summary>Adamax (Kingma and Ba 2015): Adam with the largest gradient in place of the mean square. <c>torch.optim.Adamax</c>.</summary>
public sealed record AdamaxSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "adamax";

    /// <inheritdoc/>
    public override string? TorchClass => "Adamax";
}

/// <summary>NAdam (Dozat 2016): Adam with Nesterov's momentum. <c>torch.optim.NAdam</c>.</summary>
public sealed record NAdamSpec : AdamFamilySpec
{
    private readonly double _momentumDecay = 4e-3;

    /// <inheritdoc/>
    public override string Name => "nadam";

    /// <inheritdoc/>
    public override string? TorchClass => "NAdam";

    /// <inheritdoc/>
    public override string? KerasClass => "Nadam";

    /// <summary>
    /// How fast the momentum rises from half of <see cref="AdamFamilySpec.Beta1"/> to all of it, 0 or more. Default: 0.004.
    /// </summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double MomentumDecay
    {
        get => _momentumDecay;
        init => _momentumDecay = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "momentum_decay" => this with { MomentumDecay = (double)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() =>
        new Dictionary<string, object>(SharedSettings()) { ["momentum_decay"] = MomentumDecay };
}

/// <summary>
/// RAdam (Liu et al. 2020): Adam whose first steps are held back while the mean square is uncertain. <c>torch.optim.RAdam</c>.
/// </summary>
public sealed record RAdamSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "radam";

    /// <inheritdoc/>
    public override string? TorchClass => "RAdam";

    /// <inheritdoc/>
    public override string? KerasClass => null;
}
