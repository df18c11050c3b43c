using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>Adagrad (Duchi et al. 2011): <c>torch.optim.Adagrad</c>.</summary>
public sealed record AdagradSpec : WeightDecayingSpec
{
    private readonly double _lrDecay;
    private readonly double _initialAccumulatorValue;
    private readonly double _epsilon = 1e-10;

    /// <inheritdoc/>
    public override string Name => "adagrad";

    /// <inheritdoc/>
    public override string? TorchClass => "Adagrad";

    /// <summary>How fast the rate falls by itself: step t takes its rate / (1 + (t − 1) · this). 0 or more. Default: 0.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double LrDecay
    {
        get => _lrDecay;
        init => _lrDecay = AtLeastZero(value);
    }

    /// <summary>The sum of squared gradients before the first step, 0 or more. Default: 0.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double InitialAccumulatorValue
    {
        get => _initialAccumulatorValue;
        init => _initialAccumulatorValue = AtLeastZero(value);
    }

    /// <summary>What keeps the quotient finite, 0 or more. Default: 1e-10.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "lr_decay" => this with { LrDecay = (double)value },
        "initial_accumulator_value" => this with { InitialAccumulatorValue = (double)value },
        "eps" => this with { Epsilon = (double)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["lr_decay"] = LrDecay,
        ["weight_decay"] = WeightDecay,
        ["initial_accumulator_value"] = InitialAccumulatorValue,
        ["eps"] = Epsilon,
    };
}

/// <summary>Adadelta (Zeiler 2012): <c>torch.optim.Adadelta</c>. Its steps have the weights' own scale; PyTorch's rate is 1.</summary>
public sealed record AdadeltaSpec : WeightDecayingSpec
{
    private readonly double _rho = 0.9;
    private readonly double _epsilon = 1e-6;

    /// <inheritdoc/>
    public override string Name => "adadelta";

    /// <inheritdoc/>
    public override string? TorchClass => "Adadelta";

    /// <summary>The decay of both mean squares, of the gradients and of the steps, from 0 to 1. Default: 0.9.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Rho
    {
        get => _rho;
        init => _rho = UpToOne(value);
    }

    /// <summary>What keeps the quotient finite and gets the steps going, 0 or more. Default: 1e-6.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "rho" => this with { Rho = (double)value },
        "eps" => this with { Epsilon = (double)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["rho"] = Rho,
        ["eps"] = Epsilon,
        ["weight_decay"] = WeightDecay,
    };
}
