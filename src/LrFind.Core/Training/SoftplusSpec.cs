using LrFind.Data;

namespace LrFind.Training;

/// <summary>log(1 + e^(βx)) / β: <c>torch.nn.Softplus</c>.</summary>
public sealed record SoftplusSpec : ElementwiseSpec
{
    private readonly double _beta = 1;
    private readonly double _threshold = 20;

    /// <summary>How sharp the bend is. Default: 1.</summary>
    /// <exception cref="SettingException">It is not positive or not finite.</exception>
    public double Beta
    {
        get => _beta;
        init => _beta = Setting.Positive(value, nameof(Beta));
    }

    /// <summary>The β x above which the layer is x itself. Default: 20.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Threshold
    {
        get => _threshold;
        init => _threshold = Setting.Finite(value, nameof(Threshold));
    }

    /// <inheritdoc/>
    public override string Kind => "Softplus";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"beta={Beta}, threshold={Threshold}");
}
