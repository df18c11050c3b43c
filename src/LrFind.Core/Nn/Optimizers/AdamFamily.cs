using System.Runtime.Intrinsics;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// The pass that Adam and its relatives share: d = g + λw; m = β₁m + (1 − β₁)d; v = β₂v + (1 − β₂)d²; w = s·w − (a·d + b·m)/(r·√v + ε). They
/// differ in the factors λ, s, a, b, r and ε of each step, and AMSGrad divides by the largest v so far.
/// </summary>
internal abstract unsafe class AdamFamily(AdamFamilySpec spec, ParameterStore parameters, bool keepLargest) : Optimizer(parameters)
{
    private readonly AlignedBuffer _mean = new(parameters.Length);
    private readonly AlignedBuffer _square = new(parameters.Length);
    private readonly AlignedBuffer? _largest = keepLargest ? new AlignedBuffer(parameters.Length) : null;

    /// <summary>One pass over all parameters.</summary>
    /// <param name="decay">λ.</param>
    /// <param name="shrink">s.</param>
    /// <param name="gradientRate">a.</param>
    /// <param name="meanRate">b.</param>
    /// <param name="root">r.</param>
    /// <param name="epsilon">ε.</param>
    protected void Update(double decay, double shrink, double gradientRate, double meanRate, double root, double epsilon)
    {
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), rest2 = Vector256.Create((float)(1 - spec.Beta2));
        Vector256<float> lambda = Vector256.Create((float)decay), s = Vector256.Create((float)shrink);
        Vector256<float> a = Vector256.Create((float)gradientRate), b = Vector256.Create((float)meanRate);
        Vector256<float> r = Vector256.Create((float)root), e = Vector256.Create((float)epsilon);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, v = _square.Pointer;
        float* largest = _largest is null ? null : _largest.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + lambda * value;
            Vector256<float> mean = beta1 * *(Vector256<float>*)(m + i) + rest1 * d;
            Vector256<float> square = beta2 * *(Vector256<float>*)(v + i) + rest2 * d * d;
            *(Vector256<float>*)(m + i) = mean;
            *(Vector256<float>*)(v + i) = square;
            if (largest != null)
                *(Vector256<float>*)(largest + i) = square = Vector256.Max(*(Vector256<float>*)(largest + i), square);
            *(Vector256<float>*)(w + i) = s * value - (a * d + b * mean) / (r * Vector256.Sqrt(square) + e);
        }
    }
}
