using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Nn.Layers;

/// <summary>y = x; dx = dy.</summary>
internal readonly struct Identity : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) => dy;
}
