using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// d = g + λw; with momentum μ and dampening τ: v = μv + (1 − τ)d, but v = d at the first step, and d = v, or d + μv with Nesterov; w = w −
/// lr·d. As <c>torch.optim.SGD</c>, which takes the rate out of the velocity: Sutskever et al., "On the importance of initialization and
/// momentum in deep learning" (2013), differently arranged.
/// </summary>
internal sealed unsafe class Sgd(SgdSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer? _velocity = spec.Momentum > 0 ? new AlignedBuffer(parameters.Length) : null;
    private bool _started;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        if (_velocity is null)
            Plain((float)learningRate);
        else
            WithMomentum((float)learningRate, _velocity.Pointer);
    }

    private void Plain(float learningRate)
    {
        Vector256<float> rate = Vector256.Create(learningRate), decay = Vector256.Create((float)spec.WeightDecay);
        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            *(Vector256<float>*)(w + i) = value - rate * d;
        }
    }

    private void WithMomentum(float learningRate, float* v)
    {
        Vector256<float> rate = Vector256.Create(learningRate), decay = Vector256.Create((float)spec.WeightDecay);
        Vector256<float> momentum = Vector256.Create((float)spec.Momentum);
        Vector256<float> share = Vector256.Create(_started ? (float)(1 - spec.Dampening) : 1);
        _started = true;

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer;
        // d + μv with Nesterov, v without: the same expression with other factors would turn 0·∞ into NaN, so choose.
        bool nesterov = spec.Nesterov;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            Vector256<float> velocity = momentum * *(Vector256<float>*)(v + i) + share * d;
            *(Vector256<float>*)(v + i) = velocity;
            *(Vector256<float>*)(w + i) = value - rate * (nesterov ? d + momentum * velocity : velocity);
        }
    }
}
