using LrFind.Data;

namespace LrFind.Training;

/// <summary>NAdam (Dozat 2016): Adam with Nesterov's momentum. <c>torch.optim.NAdam</c>.</summary>
public sealed record NAdamSpec : AdamFamilySpec
{
    private readonly double _momentumDecay = 4e-3;

    /// <inheritdoc/>
    public override string Name => "nadam";

    /// <summary>How fast the momentum rises from half of <see cref="AdamFamilySpec.Beta1"/> to all of it, 0 or more. Default: 0.004.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double MomentumDecay
    {
        get => _momentumDecay;
        init => _momentumDecay = AtLeastZero(value);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() =>
        new Dictionary<string, object>(SharedSettings()) { ["momentum_decay"] = MomentumDecay };
}
