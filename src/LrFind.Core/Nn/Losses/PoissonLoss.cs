using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Losses;

/// <summary>
/// L = z − y log(z + ε), and Stirling's approximation of log y! on request; dL/dz = 1 − y / (z + ε). <c>torch.nn.PoissonNLLLoss</c> with
/// log_input=False.
/// </summary>
/// <param name="epsilon">ε.</param>
/// <param name="full">Whether the approximation is added.</param>
internal readonly struct PoissonLoss(float epsilon, bool full) : IElementwiseLoss
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> rate = z + Vector256.Create(epsilon);
        gradient = Vector256<float>.One - y / rate;
        Vector256<float> loss = z - y * VectorMath.Log(rate);
        return full ? loss + LogFactorial(y) : loss;
    }

    /// <summary>y log y − y + ½ log 2πy for y above 1, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogFactorial(Vector256<float> y)
    {
        Vector256<float> stirling = y * VectorMath.Log(y) - y + VectorMath.Log(y * (2 * MathF.PI)) * 0.5f;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(y, Vector256<float>.One), stirling, Vector256<float>.Zero);
    }
}
