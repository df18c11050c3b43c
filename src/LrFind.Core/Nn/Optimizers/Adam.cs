using System.Runtime.Intrinsics;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w = w − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε). Kingma and Ba, "Adam" (2015), algorithm 1, as
/// <c>torch.optim.Adam</c> arranges it. Weight decay is added to the gradient; in AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization" (2019), algorithm 2) it shrinks the weights instead: w = w·(1 − lr·λ) first.
/// </summary>
internal sealed unsafe class Adam(AdamSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _mean = new(parameters.Length);
    private readonly AlignedBuffer _square = new(parameters.Length);
    private readonly bool _decoupled = spec is AdamWSpec;
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        double correction1 = 1 - Math.Pow(spec.Beta1, _steps);
        double correction2 = 1 - Math.Pow(spec.Beta2, _steps);
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), rest2 = Vector256.Create((float)(1 - spec.Beta2));
        Vector256<float> rate = Vector256.Create((float)(learningRate / correction1));
        Vector256<float> root = Vector256.Create((float)(1 / Math.Sqrt(correction2))), epsilon = Vector256.Create((float)spec.Epsilon);
        Vector256<float> decay = Vector256.Create(_decoupled ? 0 : (float)spec.WeightDecay);
        Vector256<float> shrink = Vector256.Create(_decoupled ? (float)(1 - learningRate * spec.WeightDecay) : 1);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, v = _square.Pointer;
        for (int i = 0; i < Parameters.Length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> gradient = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> mean = beta1 * *(Vector256<float>*)(m + i) + rest1 * gradient;
            Vector256<float> square = beta2 * *(Vector256<float>*)(v + i) + rest2 * gradient * gradient;
            *(Vector256<float>*)(m + i) = mean;
            *(Vector256<float>*)(v + i) = square;
            *(Vector256<float>*)(w + i) = (shrink * value - rate * mean / (Vector256.Sqrt(square) * root + epsilon));
        }
    }
}
