using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Losses;

/// <summary>L = |z − y|; dL/dz = sign(z − y). <c>torch.nn.L1Loss</c>.</summary>
internal readonly struct L1Loss : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y;
        gradient = VectorMath.Sign(error);
        return Vector256.Abs(error);
    }
}
