using LrFind.Data;

namespace LrFind.Training;

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
    public override IReadOnlyDictionary<string, object> Settings() => SharedSettings();

    private protected Dictionary<string, object> SharedSettings() => new()
    {
        ["betas"] = new[] { Beta1, Beta2 },
        ["eps"] = Epsilon,
        ["weight_decay"] = WeightDecay,
    };
}
