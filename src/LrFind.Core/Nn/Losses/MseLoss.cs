using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Nn.Losses;

/// <summary>L = (z − y)²; dL/dz = 2 (z − y). <c>torch.nn.MSELoss</c>.</summary>
internal readonly struct MseLoss : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> error = z - y;
        gradient = error + error;
        return error * error;
    }
}
