using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Losses;

namespace LrFind.Engines.Embedded.Losses;

/// <summary>
/// L = (1 − y) z + w (max(−z, 0) + log(1 + e^−|z|)) with w = 1 + (p − 1) y, which cannot overflow; dL/dz = w σ(z) − p y. p is the weight of
/// a 1. <c>torch.nn.BCEWithLogitsLoss</c>.
/// </summary>
internal readonly unsafe struct BceWithLogitsLoss : IElementwiseLoss
{
    // The weights of the outputs over and over, until they end with a vector: every vector of a batch finds its own.
    private readonly AlignedBuffer _pattern;

    /// <summary>Creates the loss.</summary>
    /// <param name="outputs">Outputs a row.</param>
    public BceWithLogitsLoss(BceWithLogitsLossSpec spec, int outputs)
    {
        int period = spec.PosWeight?.Count > 1 ? outputs : 1;
        _pattern = new AlignedBuffer(checked(period * Vector256<float>.Count));
        for (int i = 0; i < _pattern.Length; i++)
            _pattern.Span[i] = spec.PosWeight is null ? 1 : spec.PosWeight[i % period];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient)
    {
        Vector256<float> p = *(Vector256<float>*)(_pattern.Pointer + index % _pattern.Length);
        Vector256<float> weight = Vector256<float>.One + (p - Vector256<float>.One) * y;
        gradient = weight * VectorMath.Sigmoid(z) - p * y;
        return (Vector256<float>.One - y) * z + weight * VectorMath.LogOnePlusExp(-z);
    }
}
