using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = min(max(x, lowest), highest); dx = dy between the two, else 0. ReLU6 is this from 0 to 6.</summary>
internal readonly struct Hardtanh(float lowest, float highest) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.AtMost(VectorMath.AtLeast(x, lowest), highest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> isOutside =
            Vector256.LessThanOrEqual(x, Vector256.Create(lowest)) | Vector256.GreaterThanOrEqual(x, Vector256.Create(highest));
        return Vector256.ConditionalSelect(isOutside, Vector256<float>.Zero, dy);
    }
}

/// <summary>y = min(max(x + 3, 0), 6) / 6; dx = dy / 6 between −3 and 3, else 0. Courbariaux et al., "BinaryConnect" (2015).</summary>
internal readonly struct Hardsigmoid : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        VectorMath.AtMost(VectorMath.AtLeast(x + Vector256.Create(3f), 0), 6) * (1f / 6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        new Hardtanh(-3, 3).Backward(x, y, dy * (1f / 6));
}

/// <summary>
/// y = x where it is positive, else α (e^(x/α) − 1); dx = dy or e^(x/α) dy. Barron, "Continuously Differentiable Exponential Linear Units"
/// (2017).
/// </summary>
internal readonly struct Celu(float alpha) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x)
    {
        Vector256<float> negative = (VectorMath.Exp(x * (1 / alpha)) - Vector256<float>.One) * alpha;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, negative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), dy, dy * VectorMath.Exp(x * (1 / alpha)));
}

/// <summary>y = x where it is above a threshold, else a value; dx = dy or 0.</summary>
internal readonly struct Threshold(float threshold, float value) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256.Create(threshold)), Vector256.Create(value), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256.Create(threshold)), Vector256<float>.Zero, dy);
}

/// <summary>y = factor · x + offset; dx = factor · dy.</summary>
internal readonly struct Scale(float factor, float offset) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x * factor + Vector256.Create(offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * factor;
}
