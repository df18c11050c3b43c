using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>Stochastic gradient descent: <c>torch.optim.SGD</c>.</summary>
public sealed record SgdSpec : WeightDecayingSpec, IMomentumSpec
{
    private readonly double _momentum;
    private readonly double _dampening;

    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <inheritdoc/>
    public override string? TorchClass => "SGD";

    /// <summary>The momentum, at least 0 and less than 1. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Momentum
    {
        get => _momentum;
        init => _momentum = BelowOne(value);
    }

    /// <summary>The share of each gradient but the first that does not enter the momentum, from 0 to 1. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Dampening
    {
        get => _dampening;
        init => _dampening = UpToOne(value);
    }

    /// <summary>Whether to look ahead with the momentum (Nesterov). Needs a momentum and no dampening. Default: no.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public bool HasNesterov => true;

    /// <inheritdoc/>
    public OptimizerSpec WithMomentum(double momentum, bool nesterov = false) =>
        this with { Momentum = momentum, Nesterov = nesterov && momentum > 0 };

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "momentum" => this with { Momentum = (double)value },
        "dampening" => this with { Dampening = (double)value },
        "nesterov" => this with { Nesterov = (bool)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["momentum"] = Momentum,
        ["dampening"] = Dampening,
        ["weight_decay"] = WeightDecay,
        ["nesterov"] = Nesterov,
    };

    /// <inheritdoc/>
    public override void Validate()
    {
        if (!Nesterov)
            return;
        SettingException.Require(Momentum > 0, nameof(Momentum), Momentum, "a number of more than 0 with Nesterov");
        SettingException.Require(Dampening == 0, nameof(Dampening), Dampening, "0 with Nesterov");
    }
}
