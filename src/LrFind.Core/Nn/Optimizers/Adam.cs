using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w = w − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). Kingma and Ba, "Adam" (2015), algorithm 1, as
/// <c>torch.optim.Adam</c> arranges it. Weight decay is added to the gradient; in AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization" (2019), algorithm 2) it shrinks the weights instead: w = w·(1 − lr·λ) first. AMSGrad (Reddi et al., "On the Convergence of
/// Adam and Beyond" (2018), algorithm 2) divides by the largest v so far, as PyTorch before the correction of its bias.
/// </summary>
internal sealed class Adam(AdamSpec spec, ParameterStore parameters, WorkerTeam team) : AdamFamily(spec, parameters, team, spec.AmsGrad)
{
    private readonly bool _decoupled = spec is AdamWSpec;
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double correction1 = 1 - Math.Pow(spec.Beta1, _steps);
        double correction2 = 1 - Math.Pow(spec.Beta2, _steps);
        Update(new AdamFactors(
            decay: _decoupled ? 0 : spec.WeightDecay,
            shrink: _decoupled ? 1 - learningRate * spec.WeightDecay : 1,
            gradientRate: 0,
            meanRate: learningRate / correction1,
            root: 1 / Math.Sqrt(correction2),
            epsilon: spec.Epsilon));
    }
}
