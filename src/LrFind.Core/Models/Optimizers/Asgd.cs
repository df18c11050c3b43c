using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>
/// Averaged stochastic gradient descent (Polyak and Juditsky 1992): <c>torch.optim.ASGD</c>. As there, the rate of a step takes effect one
/// step later, and the averaged weights are kept aside: neither the loss nor the next step sees them.
/// </summary>
public sealed record AsgdSpec : WeightDecayingSpec
{
    private readonly double _lambd = 1e-4;
    private readonly double _alpha = 0.75;
    private readonly double _t0 = 1e6;

    /// <inheritdoc/>
    public override string Name => "asgd";

    /// <inheritdoc/>
    public override string? TorchClass => "ASGD";

    /// <inheritdoc/>
    public override string? KerasClass => null;

    /// <summary>
    /// The decay of the weights and, with the step's number, of the rate; 0 or more. PyTorch's spelling. Default: 0.0001.
    /// </summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Lambd
    {
        get => _lambd;
        init => _lambd = AtLeastZero(value);
    }

    /// <summary>The power by which the rate decays, 0 or more. Default: 0.75.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = AtLeastZero(value);
    }

    /// <summary>The steps before the averaging starts, 0 or more. Default: 1,000,000.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double T0
    {
        get => _t0;
        init => _t0 = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "lambd" => this with { Lambd = (double)value },
        "alpha" => this with { Alpha = (double)value },
        "t0" => this with { T0 = (double)value },
        _ => base.With(setting, value),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["lambd"] = Lambd,
        ["alpha"] = Alpha,
        ["t0"] = T0,
        ["weight_decay"] = WeightDecay,
    };
}
