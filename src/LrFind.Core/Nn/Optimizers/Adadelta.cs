using System.Runtime.Intrinsics;
using LrFind.Training;

namespace LrFind.Nn.Optimizers;

/// <summary>
/// d = g + λw; v = ρv + (1 − ρ)d²; δ = √(u + ε)/√(v + ε) · d; u = ρu + (1 − ρ)δ²; w = w − lr·δ. Zeiler, "ADADELTA: An Adaptive Learning Rate
/// Method" (2012), algorithm 1, as <c>torch.optim.Adadelta</c>, which adds the rate.
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
