using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>
/// y = x t with t = tanh(log(1 + eˣ)); dx = (t + x (1 − t²) σ(x)) dy. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function" (2019).
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
