using LrFind.Foundation;

namespace LrFind.Models.Losses;

/// <summary>Mean of (output − target)²: <c>torch.nn.MSELoss</c>.</summary>
public sealed record MseLossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "mean squared error";
}

/// <summary>Mean of |output − target|: <c>torch.nn.L1Loss</c>.</summary>
public sealed record L1LossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "mean absolute error";
}

/// <summary>Mean of d² / 2β where |d| is less than β, else of |d| − β/2, for d = output − target: <c>torch.nn.SmoothL1Loss</c>.</summary>
public sealed record SmoothL1LossSpec : LossSpec
{
    private readonly double _beta = 1;

    /// <inheritdoc/>
    public override string Name => "smooth absolute error";

    /// <summary>Where the parabola ends, 0 or more. Default: 1.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double Beta
    {
        get => _beta;
        init => _beta = Setting.AtLeastZero(value, nameof(Beta));
    }
}

/// <summary>Mean of d² / 2 where |d| is at most δ, else of δ (|d| − δ/2), for d = output − target: <c>torch.nn.HuberLoss</c>.</summary>
public sealed record HuberLossSpec : LossSpec
{
    private readonly double _delta = 1;

    /// <inheritdoc/>
    public override string Name => "Huber loss";

    /// <summary>Where the parabola ends, above 0. Default: 1.</summary>
    /// <exception cref="SettingException">It is not positive or not finite.</exception>
    public double Delta
    {
        get => _delta;
        init => _delta = Setting.Positive(value, nameof(Delta));
    }
}

/// <summary>
/// Minus the log-likelihood of counts y of a Poisson distribution, e^z − y z for the outputs z: <c>torch.nn.PoissonNLLLoss</c>.
/// </summary>
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
