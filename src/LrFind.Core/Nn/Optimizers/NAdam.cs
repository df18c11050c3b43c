using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// μₜ = β₁(1 − ½·0.96^(tψ)); m and v as in Adam; w = w − lr·((1 − μₜ)g/(1 − ∏μ₁…μₜ) + μₜ₊₁m/(1 − ∏μ₁…μₜ₊₁)) / (√v/√(1 − β₂ᵗ) + ε).
/// Dozat, "Incorporating Nesterov Momentum into Adam" (2016), as <c>torch.optim.NAdam</c> documents it and has computed it since 2.0: before,
/// its default path multiplied the last product by μₜ once too often. Weight decay is added to the gradient.
/// </summary>
internal sealed class NAdam(NAdamSpec spec, ParameterStore parameters, WorkerTeam team) : AdamFamily(spec, parameters, team, keepLargest: false)
{
    private double _product = 1;
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double momentum = Momentum(_steps), next = Momentum(_steps + 1);
        _product *= momentum;
        Update(new AdamFactors(
            decay: spec.WeightDecay,
            shrink: 1,
            gradientRate: learningRate * (1 - momentum) / (1 - _product),
            meanRate: learningRate * next / (1 - _product * next),
            root: 1 / Math.Sqrt(1 - Math.Pow(spec.Beta2, _steps)),
            epsilon: spec.Epsilon));
    }

    private double Momentum(int step) => spec.Beta1 * (1 - 0.5 * Math.Pow(0.96, step * spec.MomentumDecay));
}
