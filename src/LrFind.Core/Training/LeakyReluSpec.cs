using LrFind.Data;

namespace LrFind.Training;

/// <summary>x where it is positive, else slope · x: <c>torch.nn.LeakyReLU</c>.</summary>
public sealed record LeakyReluSpec : ElementwiseSpec
{
    private readonly double _negativeSlope = 0.01;

    /// <summary>The slope of the negative side. Default: 0.01.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double NegativeSlope
    {
        get => _negativeSlope;
        init => _negativeSlope = Setting.Finite(value, nameof(NegativeSlope));
    }

    /// <inheritdoc/>
    public override string Kind => "LeakyReLU";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"negative_slope={NegativeSlope}");
}
