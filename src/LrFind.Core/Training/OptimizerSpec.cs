using System.Runtime.CompilerServices;

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
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = AtLeastZero(value);
    }

    private protected static double AtLeastZero(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "must be 0 or more");

    private protected static double BelowOne(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "must be at least 0 and less than 1");
}
