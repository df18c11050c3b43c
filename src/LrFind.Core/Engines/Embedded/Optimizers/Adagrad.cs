using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// d = g + λw; s = s + d²; w = w − lr/(1 + (t − 1)η) · d/(√s + ε), where η is the rate's own decay. Duchi et al., "Adaptive Subgradient
/// Methods for Online Learning and Stochastic Optimization" (2011), section 1.1 with diagonal matrices, as <c>torch.optim.Adagrad</c>.
/// </summary>
internal sealed unsafe class Adagrad : Optimizer
{
    private readonly AdagradSpec _spec;
    private readonly AlignedBuffer _sum;
    private int _steps;

    /// <summary>Sets the sums to their initial value.</summary>
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

/// <summary>
/// d = g + λw; v = ρv + (1 − ρ)d²; δ = √(u + ε)/√(v + ε) · d; u = ρu + (1 − ρ)δ²; w = w − lr·δ. Zeiler, "ADADELTA: An Adaptive Learning
/// Rate Method" (2012), algorithm 1, as <c>torch.optim.Adadelta</c>, which adds the rate.
/// </summary>
internal sealed unsafe class Adadelta(AdadeltaSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _gradientSquare = new(parameters.Length);
    private readonly AlignedBuffer _stepSquare = new(parameters.Length);

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        Vector256<float> rate = Vector256.Create((float)learningRate), decay = Vector256.Create((float)spec.WeightDecay);
        Vector256<float> rho = Vector256.Create((float)spec.Rho), rest = Vector256.Create((float)(1 - spec.Rho));
        Vector256<float> epsilon = Vector256.Create((float)spec.Epsilon);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, v = _gradientSquare.Pointer, u = _stepSquare.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> square = rho * *(Vector256<float>*)(v + i) + rest * d * d;
            Vector256<float> stepSquare = *(Vector256<float>*)(u + i);
            Vector256<float> step = Vector256.Sqrt(stepSquare + epsilon) / Vector256.Sqrt(square + epsilon) * d;
            *(Vector256<float>*)(v + i) = square;
            *(Vector256<float>*)(u + i) = rho * stepSquare + rest * step * step;
            *(Vector256<float>*)(w + i) = value - rate * step;
        }
    }
}
