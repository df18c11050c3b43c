using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>
/// Resilient backpropagation (Riedmiller and Braun 1993): <c>torch.optim.Rprop</c>. The learning rate is the size of the very first step
/// only; from then on each weight sets its own. A range test, which raises the rate from step to step, therefore says little about it. It
/// is made for gradients of all rows, not of mini-batches.
/// </summary>
public sealed record RpropSpec : OptimizerSpec
{
    private readonly (double Minus, double Plus) _etas = (0.5, 1.2);
    private readonly (double Min, double Max) _stepSizes = (1e-6, 50);

    /// <inheritdoc/>
    public override string Name => "rprop";

    /// <inheritdoc/>
    public override string? TorchClass => "Rprop";

    /// <inheritdoc/>
    public override string? KerasClass => null;

    /// <summary>
    /// The factors of a weight's step size: when its gradient changes sign, more than 0 and less than 1; when it keeps it, more than 1.
    /// Default: 0.5 and 1.2.
    /// </summary>
    /// <exception cref="SettingException">A factor is out of range.</exception>
    public (double Minus, double Plus) Etas
    {
        get => _etas;
        init
        {
            bool fits = value is { Minus: > 0 and < 1, Plus: > 1 } && double.IsFinite(value.Plus);
            SettingException.Require(fits, nameof(Etas), $"({value.Minus}, {value.Plus})",
                "a number between 0 and 1, and one of more than 1");
            _etas = value;
        }
    }

    /// <summary>The least and the greatest step size, 0 or more. Default: 0.000001 and 50.</summary>
    /// <exception cref="SettingException">One is negative or not finite, or the least is the greater.</exception>
    public (double Min, double Max) StepSizes
    {
        get => _stepSizes;
        init
        {
            bool fits = value.Min >= 0 && value.Max >= value.Min && double.IsFinite(value.Max);
            SettingException.Require(fits, nameof(StepSizes), $"({value.Min}, {value.Max})",
                "two numbers of 0 or more, the greater one last");
            _stepSizes = value;
        }
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) => setting switch
    {
        "etas" => this with { Etas = (((double[])value)[0], ((double[])value)[1]) },
        "step_sizes" => this with { StepSizes = (((double[])value)[0], ((double[])value)[1]) },
        _ => throw Unknown(setting),
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>
    {
        ["etas"] = new[] { Etas.Minus, Etas.Plus },
        ["step_sizes"] = new[] { StepSizes.Min, StepSizes.Max },
    };
}
