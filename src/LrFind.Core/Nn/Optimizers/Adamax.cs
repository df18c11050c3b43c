using System.Runtime.Intrinsics;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// m = β₁m + (1 − β₁)g; u = max(β₂u, |g| + ε); w = w − lr/(1 − β₁ᵗ) · m/u. Kingma and Ba, "Adam" (2015), algorithm 2, as
/// <c>torch.optim.Adamax</c>, which adds the ε. Weight decay is added to the gradient.
/// </summary>
internal sealed unsafe class Adamax(AdamaxSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _mean = new(parameters.Length);
    private readonly AlignedBuffer _largest = new(parameters.Length);
    private int _steps;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        _steps++;
        Vector256<float> beta1 = Vector256.Create((float)spec.Beta1), rest1 = Vector256.Create((float)(1 - spec.Beta1));
        Vector256<float> beta2 = Vector256.Create((float)spec.Beta2), epsilon = Vector256.Create((float)spec.Epsilon);
        Vector256<float> decay = Vector256.Create((float)spec.WeightDecay);
        Vector256<float> rate = Vector256.Create((float)(learningRate / (1 - Math.Pow(spec.Beta1, _steps))));

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, m = _mean.Pointer, u = _largest.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> mean = beta1 * *(Vector256<float>*)(m + i) + rest1 * d;
            Vector256<float> largest = Vector256.Max(beta2 * *(Vector256<float>*)(u + i), Vector256.Abs(d) + epsilon);
            *(Vector256<float>*)(m + i) = mean;
            *(Vector256<float>*)(u + i) = largest;
            *(Vector256<float>*)(w + i) = value - rate * mean / largest;
        }
    }
}
