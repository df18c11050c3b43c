using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Losses;

/// <summary>L = d² / 2 where |d| is at most δ, else δ (|d| − δ/2); dL/dz = d or δ sign(d). <c>torch.nn.HuberLoss</c>.</summary>
/// <param name="delta">δ.</param>
internal readonly struct HuberLoss(float delta) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y, size = Vector256.Abs(error), near = Vector256.LessThanOrEqual(size, Vector256.Create(delta));
        gradient = Vector256.ConditionalSelect(near, error, VectorMath.Sign(error) * delta);
        return Vector256.ConditionalSelect(near, error * error * 0.5f, (size - Vector256.Create(0.5f * delta)) * delta);
    }
}
