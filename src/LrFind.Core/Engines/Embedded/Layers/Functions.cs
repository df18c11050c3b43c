using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = eˣ; dx = y dy.</summary>
internal readonly struct Exp : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * y;
}

/// <summary>y = log x; dx = dy / x.</summary>
internal readonly struct Log : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Log(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy / x;
}

/// <summary>y = √x; dx = dy / 2y, which at 0 is infinite, as in PyTorch.</summary>
internal readonly struct Sqrt : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => Vector256.Sqrt(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy / (y + y);
}

/// <summary>y = |x|; dx = dy, −dy, or 0 at 0.</summary>
internal readonly struct Abs : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => Vector256.Abs(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * VectorMath.Sign(x);
}

/// <summary>y = sin x; dx = cos x dy.</summary>
internal readonly struct Sin : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy * VectorMath.Cos(x);
}

/// <summary>y = cos x; dx = −sin x dy.</summary>
internal readonly struct Cos : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => VectorMath.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => -dy * VectorMath.Sin(x);
}

/// <summary>y = x^p; dx = p x^(p − 1) dy, and 0 where p is 0.</summary>
/// <param name="exponent">p.</param>
internal readonly struct Pow(double exponent) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => Power(x, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        exponent == 0 ? Vector256<float>.Zero : dy * (Power(x, exponent - 1) * (float)exponent);

    // Products and roots where the exponent is a small multiple of a half, since they are exact; e^(p log x) otherwise.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Power(Vector256<float> x, double p)
    {
        const double Largest = 64;
        double magnitude = Math.Abs(p), whole = Math.Floor(magnitude);
        if (magnitude > Largest || (magnitude != whole && magnitude - whole != 0.5))
            return VectorMath.Exp(VectorMath.Log(x) * (float)p);
        Vector256<float> power = magnitude == whole ? Vector256<float>.One : Vector256.Sqrt(x), square = x;
        for (int rest = (int)whole; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
                power *= square;
            square *= square;
        }

        return p < 0 ? Vector256<float>.One / power : power;
    }
}
