using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>
/// y = x s with s = ½ (1 + tanh u) = σ(2u), u = √(2/π) (x + 0.044715 x³); dx = (s + x s (1 − s) 2u′) dy. Hendrycks and Gimpel, "Gaussian Error
/// Linear Units" (2016), section 2. The sigmoid keeps all digits where 1 + tanh u would cancel.
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
