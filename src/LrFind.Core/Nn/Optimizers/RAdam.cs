using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// m and v as in Adam; m̂ = m/(1 − β₁ᵗ); ρ∞ = 2/(1 − β₂) − 1; ρ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ). When ρ > 5: w = w − lr·R·m̂·√(1 − β₂ᵗ)/(√v + ε) with
/// R = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ)); before, when v cannot be trusted yet: w = w − lr·m̂. Liu et al., "On the Variance of the
/// Adaptive Learning Rate and Beyond" (2020), algorithm 2, as <c>torch.optim.RAdam</c>. Weight decay is added to the gradient.
/// </summary>
internal sealed class RAdam(RAdamSpec spec, ParameterStore parameters, WorkerTeam team) : AdamFamily(spec, parameters, team, keepLargest: false)
{
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double power = Math.Pow(spec.Beta2, _steps);
        double most = 2 / (1 - spec.Beta2) - 1;
        double length = most - 2 * _steps * power / (1 - power);
        double rate = learningRate / (1 - Math.Pow(spec.Beta1, _steps));
        bool adaptive = length > 5;
        if (adaptive)
            rate *= Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length) * (1 - power));
        // Without adaptation the quotient is m̂ / (0·√v + 1).
        Update(new AdamFactors(
            decay: spec.WeightDecay,
            shrink: 1,
            gradientRate: 0,
            meanRate: rate,
            root: adaptive ? 1 : 0,
            epsilon: adaptive ? spec.Epsilon : 1));
    }
}
