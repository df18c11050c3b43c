using LrFind.Data;

namespace LrFind.Training;

/// <summary>The settings of an optimizer that can pull the weights towards 0: all but Rprop.</summary>
public abstract record WeightDecayingSpec : OptimizerSpec
{
    private readonly double _weightDecay;

    private protected WeightDecayingSpec()
    {
    }

    /// <summary>The weight decay, 0 or more. Default: 0, except for AdamW.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = AtLeastZero(value);
    }
}
