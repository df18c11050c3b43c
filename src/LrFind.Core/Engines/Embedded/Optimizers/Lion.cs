using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// w = w − lr·(sign(β₁m + (1 − β₁)g) + λw); m = β₂m + (1 − β₂)g. Chen et al., "Symbolic Discovery of Optimization Algorithms" (2023),
/// algorithm 2. A gradient that is not finite makes the weight NaN.
/// </summary>
internal sealed unsafe class Lion(LionSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _mean = new(parameters.Length);

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), rest2 = Vector256.Create((float)(1 - spec.Beta2));
        Vector256<float> rate = Vector256.Create((float)learningRate), decay = Vector256.Create((float)spec.WeightDecay);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> gradient = *(Vector256<float>*)(g + i);
            Vector256<float> mean = *(Vector256<float>*)(m + i);
            *(Vector256<float>*)(m + i) = beta2 * mean + rest2 * gradient;
            *(Vector256<float>*)(w + i) = value - rate * (Sign(beta1 * mean + rest1 * gradient) + decay * value);
        }
    }
}
