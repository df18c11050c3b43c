using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Losses;

/// <summary>L = d² / 2β where |d| is less than β, else |d| − β/2; dL/dz = d / β or sign(d). <c>torch.nn.SmoothL1Loss</c>.</summary>
/// <param name="beta">β; with 0 the loss is |d|.</param>
internal readonly struct SmoothL1Loss(float beta) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y, size = Vector256.Abs(error);
        Vector256<float> near = Vector256.LessThan(size, Vector256.Create(beta)), scaled = error / Vector256.Create(beta);
        gradient = Vector256.ConditionalSelect(near, scaled, VectorMath.Sign(error));
        return Vector256.ConditionalSelect(near, scaled * error * 0.5f, size - Vector256.Create(0.5f * beta));
    }
}
