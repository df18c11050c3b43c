using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// d = g + λw; v = αv + (1 − α)d²; q = d/(√v + ε), or centred, with a = αa + (1 − α)d, q = d/(√(v − a²) + ε); with momentum μ: b = μb + q
/// in place of q; w = w − lr·q. Hinton, "Neural Networks for Machine Learning" (2012), lecture 6e; centred: Graves, "Generating Sequences
/// With Recurrent Neural Networks" (2013), equations 38 to 45; as <c>torch.optim.RMSprop</c>.
/// </summary>
internal sealed unsafe class RMSprop(RMSpropSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _square = new(parameters.Length);
    private readonly AlignedBuffer? _mean = spec.Centered ? new AlignedBuffer(parameters.Length) : null;
    private readonly AlignedBuffer? _velocity = spec.Momentum > 0 ? new AlignedBuffer(parameters.Length) : null;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        Vector256<float> rate = Vector256.Create((float)learningRate), decay = Vector256.Create((float)spec.WeightDecay);
        Vector256<float> alpha = Vector256.Create((float)spec.Alpha), rest = Vector256.Create((float)(1 - spec.Alpha));
        Vector256<float> epsilon = Vector256.Create((float)spec.Epsilon), momentum = Vector256.Create((float)spec.Momentum);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, v = _square.Pointer;
        float* a = _mean is null ? null : _mean.Pointer, b = _velocity is null ? null : _velocity.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> square = alpha * *(Vector256<float>*)(v + i) + rest * d * d;
            *(Vector256<float>*)(v + i) = square;
            if (a != null)
            {
                Vector256<float> mean = alpha * *(Vector256<float>*)(a + i) + rest * d;
                *(Vector256<float>*)(a + i) = mean;
                square -= mean * mean;
            }

            Vector256<float> step = d / (Vector256.Sqrt(square) + epsilon);
            if (b != null)
                *(Vector256<float>*)(b + i) = step = momentum * *(Vector256<float>*)(b + i) + step;
            *(Vector256<float>*)(w + i) = value - rate * step;
        }
    }
}
