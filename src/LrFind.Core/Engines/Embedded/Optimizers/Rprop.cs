using System.Runtime.Intrinsics;
using LrFind.Models.Optimizers;

namespace LrFind.Engines.Embedded.Optimizers;

/// <summary>
/// Each weight has a step size s, at first the learning rate of the first step. s = η₊s when g has the sign of the last step's g, η₋s when
/// it has the other, both within [smallest, largest]; when the sign changed g counts as 0, now and as the next step's last; w = w −
/// sign(g)·s. Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm" (1993), without its
/// weight backtracking, as <c>torch.optim.Rprop</c>. A gradient that is not finite makes the weight NaN; PyTorch skips NaN and follows
/// infinity.
/// </summary>
internal sealed unsafe class Rprop(RpropSpec spec, ParameterStore parameters) : Optimizer(parameters)
{
    private readonly AlignedBuffer _last = new(parameters.Length);
    private readonly AlignedBuffer _size = new(parameters.Length);
    private bool _started;

    /// <inheritdoc/>
    public override void Step(double learningRate)
    {
        if (!_started)
            _size.Span.Fill((float)learningRate);
        _started = true;
        Vector256<float> minus = Vector256.Create((float)spec.Etas.Minus), plus = Vector256.Create((float)spec.Etas.Plus);
        Vector256<float> smallest = Vector256.Create((float)spec.StepSizes.Min), largest = Vector256.Create((float)spec.StepSizes.Max);

        float* w = Parameters.Values.Pointer, g = Parameters.Gradients.Pointer, last = _last.Pointer, s = _size.Pointer;
        int length = Parameters.Length;
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> gradient = *(Vector256<float>*)(g + i);
            Vector256<float> product = gradient * *(Vector256<float>*)(last + i);
            Vector256<float> kept = Vector256.GreaterThan(product, Vector256<float>.Zero);
            Vector256<float> turned = Vector256.LessThan(product, Vector256<float>.Zero);
            Vector256<float> factor = Vector256.ConditionalSelect(kept, plus,
                Vector256.ConditionalSelect(turned, minus, Vector256<float>.One));
            Vector256<float> size = Vector256.Min(Vector256.Max(*(Vector256<float>*)(s + i) * factor, smallest), largest);
            // g − g is 0 for finite numbers, NaN for the others.
            Vector256<float> direction = Vector256.ConditionalSelect(turned, gradient - gradient, Sign(gradient));
            *(Vector256<float>*)(s + i) = size;
            *(Vector256<float>*)(last + i) = Vector256.ConditionalSelect(turned, Vector256<float>.Zero, gradient);
            *(Vector256<float>*)(w + i) -= direction * size;
        }
    }
}
