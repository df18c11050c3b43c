using System.Diagnostics.CodeAnalysis;
using LrFind.Foundation;
using LrFind.Models.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>An optimizer of <c>torch.optim</c> whose rate is given at each step.</summary>
internal sealed class TorchOptimizer : IDisposable
{
    private readonly OptimizerSpec _spec;
    private readonly IReadOnlyList<Parameter> _parameters;
    private optim.Optimizer? _optimizer;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="SettingException">TorchSharp has no such optimizer, or two settings do not go together.</exception>
    public TorchOptimizer(OptimizerSpec spec, IReadOnlyList<Parameter> parameters)
    {
        spec.Validate();
        if (!Supports(spec, out string? reason))
            throw new SettingException("Optimizer", $"'{spec.Name}': {reason}", "another optimizer, or `Engine` embedded");
        (_spec, _parameters) = (spec, parameters);
    }

    /// <summary>Whether TorchSharp has an optimizer and defines it as PyTorch does.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="reason">Why not, without a full stop.</param>
    public static bool Supports(OptimizerSpec spec, [NotNullWhen(false)] out string? reason)
    {
        reason = spec switch
        {
            LionSpec => "TorchSharp has none of that name",
            // m̂·lr·lr·R·√(1 − β₂ᵗ)/(√v + ε) in place of m̂·lr·R·…, once R is used.
            RAdamSpec => "TorchSharp multiplies by the learning rate twice after the first steps",
            _ => null,
        };
        return reason is null;
    }

    /// <summary>Updates all parameters that have gradients.</summary>
    public void Step(double learningRate)
    {
        // Made at the first step: ASGD and Rprop start from its rate.
        _optimizer ??= Create(learningRate);
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.step();
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer?.Dispose();

    private optim.Optimizer Create(double lr) => _spec switch
    {
        SgdSpec s => optim.SGD(_parameters, lr, s.Momentum, s.Dampening, s.WeightDecay, s.Nesterov),
        AdamWSpec a => optim.AdamW(_parameters, lr, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, a.AmsGrad),
        AdamSpec a => optim.Adam(_parameters, lr, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, a.AmsGrad),
        AdamaxSpec a => optim.Adamax(_parameters, lr, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay),
        NAdamSpec a => optim.NAdam(_parameters, lr, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, a.MomentumDecay),
        RMSpropSpec r => optim.RMSProp(_parameters, lr, r.Alpha, r.Epsilon, r.WeightDecay, r.Momentum, r.Centered),
        AdagradSpec a => optim.Adagrad(_parameters, lr, a.LrDecay, a.WeightDecay, a.InitialAccumulatorValue, a.Epsilon),
        AdadeltaSpec a => optim.Adadelta(_parameters, lr, a.Rho, a.Epsilon, a.WeightDecay),
        AsgdSpec a => optim.ASGD(_parameters, lr, a.Lambd, a.Alpha, a.T0, a.WeightDecay),
        RpropSpec r => optim.Rprop(_parameters, lr, r.Etas.Minus, r.Etas.Plus, r.StepSizes.Min, r.StepSizes.Max),
        _ => throw new NotSupportedException($"the TorchSharp engine has no optimizer '{_spec.Name}'"),
    };
}
