using LrFind.Data;

namespace LrFind.Training;

/// <summary>Stochastic gradient descent: <c>torch.optim.SGD</c>.</summary>
public sealed record SgdSpec : OptimizerSpec
{
    private readonly double _momentum;

    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <summary>The momentum, at least 0 and less than 1. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double Momentum
    {
        get => _momentum;
        init => _momentum = BelowOne(value);
    }

    /// <summary>Whether to look ahead with the momentum (Nesterov). Needs a momentum. Default: no.</summary>
    public bool Nesterov { get; init; }
}
