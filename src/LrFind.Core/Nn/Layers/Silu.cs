using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

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
