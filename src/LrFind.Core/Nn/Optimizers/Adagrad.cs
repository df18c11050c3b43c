using System.Runtime.Intrinsics;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// d = g + λw; s = s + d²; w = w − lr/(1 + (t − 1)η) · d/(√s + ε), where η is the rate's own decay. Duchi et al., "Adaptive Subgradient Methods
/// for Online Learning and Stochastic Optimization" (2011), section 1.1 with diagonal matrices, as <c>torch.optim.Adagrad</c>.
/// </summary>
internal sealed unsafe class Adagrad : Optimizer
{
    private readonly AdagradSpec _spec;
    private readonly AlignedBuffer _sum;
    private int _steps;

    /// <summary>Sets the sums to their initial value.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="parameters">The parameters, with their gradients.</param>
    public Adagrad(AdagradSpec spec, ParameterStore parameters) : base(parameters)
    {
        _spec = spec;
        _sum = new AlignedBuffer(parameters.Length);
        _sum.Span.Fill((float)spec.InitialAccumulatorValue);
    }

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        Vector256<float> rate = Vector256.Create((float)(learningRate / (1 + _steps * _spec.LrDecay)));
        Vector256<float> decay = Vector256.Create((float)_spec.WeightDecay), epsilon = Vector256.Create((float)_spec.Epsilon);
        _steps++;

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, s = _sum.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> sum = *(Vector256<float>*)(s + i) + d * d;
            *(Vector256<float>*)(s + i) = sum;
            *(Vector256<float>*)(w + i) = value - rate * d / (Vector256.Sqrt(sum) + epsilon);
        }
    }
}
