using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>
/// y = x min(max(x + 3, 0), 6) / 6; dx = 0 below −3, dy from 3 on, (x / 3 + ½) dy between. Howard et al., "Searching for MobileNetV3" (2019).
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
