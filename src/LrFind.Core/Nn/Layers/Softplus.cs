using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

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
