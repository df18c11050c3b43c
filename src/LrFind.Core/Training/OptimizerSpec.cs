using System.Runtime.CompilerServices;
using LrFind.Data;

namespace LrFind.Training;

/// <summary>An optimizer's settings, but for the learning rate. A closed set of records with PyTorch's defaults, checked on creation.</summary>
public abstract record OptimizerSpec
{
    private readonly double _weightDecay;

    private protected OptimizerSpec()
    {
    }

    /// <summary>The name in PyTorch, in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>The weight decay, 0 or more. Default: 0, except for AdamW.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = AtLeastZero(value);
    }

    private protected static double AtLeastZero(double value, [CallerMemberName] string name = "")
    {
        SettingException.Require(double.IsFinite(value) && value >= 0, name, value, "a number of 0 or more");
        return value;
    }

    private protected static double BelowOne(double value, [CallerMemberName] string name = "")
    {
        SettingException.Require(value is >= 0 and < 1, name, value, "a number of at least 0 and less than 1");
        return value;
    }
}
