using LrFind.Data;

namespace LrFind.Training;

/// <summary>x where it is positive, else α (eˣ − 1): <c>torch.nn.ELU</c>.</summary>
public sealed record EluSpec : ElementwiseSpec
{
    private readonly double _alpha = 1;

    /// <summary>Minus the limit for very negative x. Default: 1.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Setting.Finite(value, nameof(Alpha));
    }

    /// <inheritdoc/>
    public override string Kind => "ELU";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"alpha={Alpha:0.0###############}");
}
