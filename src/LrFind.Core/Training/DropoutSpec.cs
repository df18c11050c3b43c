using LrFind.Data;

namespace LrFind.Training;

/// <summary>In training, each value is 0 with probability p and x / (1 − p) otherwise; in evaluation x: <c>torch.nn.Dropout</c>.</summary>
public sealed record DropoutSpec : ElementwiseSpec
{
    private readonly double _p = 0.5;

    /// <summary>The probability that a value is dropped, at least 0 and less than 1. Default: 0.5.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double P
    {
        get => _p;
        init
        {
            SettingException.Require(value is >= 0 and < 1, nameof(P), value, "a probability of at least 0 and less than 1");
            _p = value;
        }
    }

    /// <inheritdoc/>
    public override string Kind => "Dropout";

    /// <inheritdoc/>
    private protected override string Settings => FormattableString.Invariant($"p={P}");
}
