using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>RMSprop (Hinton 2012): <c>torch.optim.RMSprop</c>.</summary>
public sealed record RMSpropSpec : WeightDecayingSpec, IMomentumSpec
{
    private const double GainPower = 0.8;

    private readonly double _alpha = 0.99;
    private readonly double _epsilon = 1e-8;
    private readonly double _momentum;

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <inheritdoc/>
    public override string? TorchClass => "RMSprop";

    /// <summary>The decay of the mean squared gradient, at least 0 and less than 1. Default: 0.99.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = BelowOne(value);
    }

    /// <summary>What keeps the quotient finite, 0 or more. Default: 1e-8.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = AtLeastZero(value);
    }

    /// <summary>The momentum, at least 0 and less than 1. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Momentum
    {
        get => _momentum;
        init => _momentum = BelowOne(value);
    }

    /// <summary>Whether to divide by the gradient's standard deviation in place of its root mean square. Default: no.</summary>
    public bool Centered { get; init; }

    /// <summary>
    /// (1 − α^(k+1))^−0.8 at step k: the mean square starts at 0 and is not corrected, so that the first step is many times as long.
    /// </summary>
    /// <remarks>
    /// The power would be 0.5 if all gradients were steady. Those of networks are sparse, many weights have had few, and 0.8 is what range
    /// tests of 50 to 3,000 steps show (docs/methods.md).
    /// </remarks>
    /// <inheritdoc/>
    public override double StepGain(int iteration) => Math.Pow(1 - Math.Pow(Alpha, iteration + 1.0), -GainPower);

    /// <inheritdoc/>
    public bool HasNesterov => false;

    /// <inheritdoc/>
    public bool Nesterov => false;

    /// <inheritdoc/>
    public OptimizerSpec WithMomentum(double momentum, bool nesterov = false) => this with { Momentum = momentum };

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "alpha" => this with { Alpha = (double)value },
        "eps" => this with { Epsilon = (double)value },
        "momentum" => this with { Momentum = (double)value },
        "centered" => this with { Centered = (bool)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["alpha"] = Alpha,
        ["eps"] = Epsilon,
        ["weight_decay"] = WeightDecay,
        ["momentum"] = Momentum,
        ["centered"] = Centered,
    };
}
