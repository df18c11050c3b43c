using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// w = (1 − λη)w − η·d with d = g + κw, κ the weight decay; then η = lr/(1 + λ·lr·t)^α for the next step: only at the first is η the given
/// rate. The average a = a + μ(w − a) is w itself until step t₀, and from then on μ = 1/(t − t₀). Polyak and Juditsky, "Acceleration of
/// Stochastic Approximation by Averaging" (1992), with the rates of Bottou, "Large-Scale Machine Learning with Stochastic Gradient Descent"
/// (2010), section 5; as <c>torch.optim.ASGD</c>.
/// </summary>
internal sealed unsafe class Asgd(AsgdSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _average = new(parameters.Length);
    private double _rate;
    private double _share = 1;
    private int _steps;

    /// <summary>The averaged weights, which no step uses.</summary>
    internal Span<float> Average => _average.Span;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        if (_steps == 0)
            _rate = learningRate;
        _steps++;
        Vector256<float> rate = Vector256.Create((float)_rate), shrink = Vector256.Create((float)(1 - spec.Lambd * _rate));
        Vector256<float> decay = Vector256.Create((float)spec.WeightDecay), share = Vector256.Create((float)_share);
        bool averages = _share < 1;

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, a = _average.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> value = *(Vector256<float>*)(w + i);
            Vector256<float> d = *(Vector256<float>*)(g + i) + decay * value;
            value = shrink * value - rate * d;
            *(Vector256<float>*)(w + i) = value;
            Vector256<float> average = *(Vector256<float>*)(a + i);
            *(Vector256<float>*)(a + i) = averages ? average + share * (value - average) : value;
        }

        _rate = learningRate / Math.Pow(1 + spec.Lambd * learningRate * _steps, spec.Alpha);
        _share = 1 / Math.Max(1, _steps - spec.T0);
    }
}
