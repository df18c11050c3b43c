using LrFind.Data;

namespace LrFind.Training;

/// <summary>Minus the log-likelihood of counts y of a Poisson distribution, e^z − y z for the outputs z: <c>torch.nn.PoissonNLLLoss</c>.</summary>
/// <param name="LogInput">Whether outputs are logarithms of rates rather than rates. Default: yes.</param>
/// <param name="Full">Whether Stirling's approximation of log y! is added, for y above 1. Default: no.</param>
public sealed record PoissonNllLossSpec(bool LogInput = true, bool Full = false) : LossSpec
{
    private readonly double _epsilon = 1e-8;

    /// <inheritdoc/>
    public override string Name => "Poisson log-likelihood";

    /// <summary>What is added to a rate before its logarithm is taken, 0 or more. Default: 1e-8.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init => _epsilon = Setting.AtLeastZero(value, nameof(Epsilon));
    }
}
