using LrFind.Data;

namespace LrFind.Training;

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
