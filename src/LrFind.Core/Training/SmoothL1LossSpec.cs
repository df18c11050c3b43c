using LrFind.Data;

namespace LrFind.Training;

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
