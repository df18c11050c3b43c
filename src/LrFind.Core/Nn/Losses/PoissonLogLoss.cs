using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Losses;

/// <summary>L = e^z − y z, and Stirling's approximation of log y! on request; dL/dz = e^z − y. <c>torch.nn.PoissonNLLLoss</c>.</summary>
/// <param name="full">Whether the approximation is added.</param>
internal readonly struct PoissonLogLoss(bool full) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> rate = VectorMath.Exp(z);
        gradient = rate - y;
        Vector256<float> loss = rate - y * z;
        return full ? loss + PoissonLoss.LogFactorial(y) : loss;
    }
}
