using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>Specification → layer, for those that give rows of the shape they take.</summary>
internal static class Activations
{
    public static Layer Create(LayerSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) => spec switch
    {
        TanhSpec => Each(new Tanh(), input, output),
        LeakyReluSpec leaky => Each(new LeakyRelu((float)leaky.NegativeSlope), input, output),
        EluSpec elu => Each(new Elu((float)elu.Alpha, 1), input, output),
        SeluSpec => Each(Elu.SelfNormalizing, input, output),
        GeluSpec { Approximate: GeluApproximation.Tanh } => Each(new GeluTanh(), input, output),
        GeluSpec => Each(new Gelu(), input, output),
        SiluSpec => Each(new Silu(), input, output),
        MishSpec => Each(new Mish(), input, output),
        SigmoidSpec => Each(new Sigmoid(), input, output),
        SoftplusSpec softplus => Each(new Softplus((float)softplus.Beta, (float)softplus.Threshold), input, output),
        HardswishSpec => Each(new Hardswish(), input, output),
        Relu6Spec => Each(new Hardtanh(0, 6), input, output),
        HardtanhSpec tanh => Each(new Hardtanh((float)tanh.MinVal, (float)tanh.MaxVal), input, output),
        HardsigmoidSpec => Each(new Hardsigmoid(), input, output),
        CeluSpec celu => Each(new Celu((float)celu.Alpha), input, output),
        ScaleSpec scale => Each(new Scale((float)scale.Factor, (float)scale.Offset), input, output),
        SoftmaxSpec => new Softmax(input, output, LastSize(context.InputShapes[0])),
        LogSoftmaxSpec => new LogSoftmax(input, output, LastSize(context.InputShapes[0])),
        SoftminSpec => new Softmax(input, output, LastSize(context.InputShapes[0]), isMin: true),
        ThresholdSpec threshold => Each(new Threshold((float)threshold.Threshold, (float)threshold.Value), input, output),
        ExpSpec => Each(new Exp(), input, output),
        LogSpec => Each(new Log(), input, output),
        SqrtSpec => Each(new Sqrt(), input, output),
        AbsSpec => Each(new Abs(), input, output),
        PowSpec pow => Each(new Pow(pow.Exponent), input, output),
        SinSpec => Each(new Sin(), input, output),
        CosSpec => Each(new Cos(), input, output),
        DroppingSpec { P: > 0 } dropout => new Dropout(dropout, context, input, output),
        DroppingSpec or IdentitySpec => Each(new Identity(), input, output),
        _ => throw new NotSupportedException($"the embedded engine has no layer {spec}"),
    };

    private static Elementwise<T> Each<T>(T function, LayerBuffer input, LayerBuffer output)
        where T : struct, IElementwise => new(function, input, output);

    private static int LastSize(TensorShape shape) => shape[shape.Rank - 1];
}

/// <summary>
/// A function of one value, and its derivative, on eight values at a time. A struct, so that <see cref="Elementwise{T}"/> inlines it.
/// </summary>
internal interface IElementwise
{
    /// <summary>y = f(x). NaN must stay NaN, so that a blow-up is not hidden.</summary>
    Vector256<float> Forward(Vector256<float> x);

    /// <summary>dx = f′(x) · dy.</summary>
    /// <param name="x">What <see cref="Forward"/> took.</param>
    /// <param name="y">What it gave.</param>
    /// <param name="dy">The gradient by y.</param>
    Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy);
}

/// <summary>A layer that applies one function to each value.</summary>
/// <param name="output">What it gives, as wide as the input.</param>
internal sealed unsafe class Elementwise<T>(T function, LayerBuffer input, LayerBuffer output) : Layer(input, output)
    where T : struct, IElementwise
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        // The last vector may go beyond the last row: buffers have room for that.
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        int length = rows * Output.Width;
        T f = function;
        for (int i = 0; i < length; i += Vector256<float>.Count)
            *(Vector256<float>*)(y + i) = f.Forward(*(Vector256<float>*)(x + i));
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        float* x = Input.Values.Pointer, y = Output.Values.Pointer, dy = Output.Gradients!.Pointer, dx = gradients.Pointer;
        int length = rows * Output.Width;
        T f = function;
        for (int i = 0; i < length; i += Vector256<float>.Count)
            *(Vector256<float>*)(dx + i) = f.Backward(*(Vector256<float>*)(x + i), *(Vector256<float>*)(y + i),
                *(Vector256<float>*)(dy + i));
    }
}

/// <summary>y = max(x, 0); the gradient at 0 is 0.</summary>
internal sealed unsafe class Relu(LayerBuffer input, LayerBuffer output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode) =>
        VectorOps.Relu(Input.Values.Pointer, Output.Values.Pointer, rows * Output.Width);

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is { } dx)
            VectorOps.ReluGradient(Output.Values.Pointer, Output.Gradients!.Pointer, dx.Pointer, rows * Output.Width);
    }
}

/// <summary>y = x where x is positive, else slope · x; dx = dy or slope · dy.</summary>
/// <param name="slope">The slope of the negative side.</param>
internal readonly struct LeakyRelu(float slope) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, x * slope);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), dy, dy * slope);
}

/// <summary>
/// y = scale · x where x is positive, else scale · α (eˣ − 1); dx = scale · dy or scale · α eˣ dy. ELU (Clevert et al. 2015) is this with
/// scale 1, SELU with the two constants of Klambauer et al., "Self-Normalizing Neural Networks" (2017), equation 2.
/// </summary>
/// <param name="alpha">α.</param>
/// <param name="scale">The scale.</param>
internal readonly struct Elu(float alpha, float scale) : IElementwise
{
    /// <summary>SELU.</summary>
    public static Elu SelfNormalizing => new(1.6732632423543772848170429916717f, 1.0507009873554804934193349852946f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x)
    {
        Vector256<float> negative = (VectorMath.Exp(x) - Vector256<float>.One) * (alpha * scale);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x * scale, negative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), dy * scale,
            dy * (VectorMath.Exp(x) * (alpha * scale)));
}

/// <summary>
/// y = x s with s = ½ (1 + tanh u) = σ(2u), u = √(2/π) (x + 0.044715 x³); dx = (s + x s (1 − s) 2u′) dy. Hendrycks and Gimpel, "Gaussian
/// Error Linear Units" (2016), section 2. The sigmoid keeps all digits where 1 + tanh u would cancel.
/// </summary>
internal readonly struct GeluTanh : IElementwise
{
    private const float Factor = 1.59576912f; // 2 √(2/π)
    private const float Cubic = 0.044715f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x * S(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> s = S(x), slope = Vector256.Create(Factor) + x * x * (3 * Cubic * Factor);
        return dy * (s + x * s * (Vector256<float>.One - s) * slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> S(Vector256<float> x) => VectorMath.Sigmoid((x + x * x * x * Cubic) * Factor);
}

/// <summary>y = x σ(x); dx = σ(x) (1 + x (1 − σ(x))) dy. Elfwing et al., "Sigmoid-Weighted Linear Units" (2017).</summary>
internal readonly struct Silu : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x * VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> s = VectorMath.Sigmoid(x);
        return dy * s * (Vector256<float>.One + x * (Vector256<float>.One - s));
    }
}

/// <summary>
/// y = x t with t = tanh(log(1 + eˣ)); dx = (t + x (1 − t²) σ(x)) dy. Misra, "Mish: A Self Regularized Non-Monotonic LayerBuffer Function"
/// (2019).
/// </summary>
/// <remarks>With n = eˣ (eˣ + 2), t = n / (n + 2) and 1 − t² = 4 (n + 1) / (n + 2)²: one exponential, and nothing cancels.</remarks>
internal readonly struct Mish : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x)
    {
        Vector256<float> n = N(x, out _);
        return x * (n / (n + Vector256.Create(2f)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> n = N(x, out Vector256<float> e), below = n + Vector256.Create(2f);
        Vector256<float> slope = (n + Vector256<float>.One) * 4f / (below * below) * (e / (e + Vector256<float>.One));
        return dy * (n / below + x * slope);
    }

    // Above 20 t is 1 to the last bit; without the bound the square would overflow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> N(Vector256<float> x, out Vector256<float> e)
    {
        e = VectorMath.Exp(VectorMath.AtMost(x, 20));
        return e * (e + Vector256.Create(2f));
    }
}

/// <summary>y = σ(x) = 1 / (1 + e⁻ˣ); dx = y (1 − y) dy.</summary>
internal readonly struct Sigmoid : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * (Vector256<float>.One - y) * y;
}

/// <summary>y = tanh(x); dx = (1 − y²) dy.</summary>
internal readonly struct Tanh : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * (Vector256<float>.One - y * y);
}

/// <summary>y = log(1 + e^(βx)) / β, and x where βx is above a threshold; dx = σ(βx) dy or dy.</summary>
/// <param name="beta">β.</param>
/// <param name="threshold">The threshold.</param>
internal readonly struct Softplus(float beta, float threshold) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        Vector256.ConditionalSelect(IsLinear(x), x, VectorMath.LogOnePlusExp(x * beta) * (1 / beta));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(IsLinear(x), dy, dy * VectorMath.Sigmoid(x * beta));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> IsLinear(Vector256<float> x) => Vector256.GreaterThan(x * beta, Vector256.Create(threshold));
}

/// <summary>
/// y = x min(max(x + 3, 0), 6) / 6; dx = 0 below −3, dy from 3 on, (x / 3 + ½) dy between. Howard et al., "Searching for MobileNetV3"
/// (2019).
/// </summary>
internal readonly struct Hardswish : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        x * VectorMath.AtMost(VectorMath.AtLeast(x + Vector256.Create(3f), 0), 6) * (1f / 6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> dx = dy * (x * (1f / 3) + Vector256.Create(0.5f));
        dx = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(-3f)), Vector256<float>.Zero, dx);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(3f)), dy, dx);
    }
}
