using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Nn.Layers;

/// <summary>y = x where x is positive, else slope · x; dx = dy or slope · dy.</summary>
/// <param name="slope">The slope of the negative side.</param>
internal readonly struct LeakyRelu(float slope) : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x, x * slope);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), dy, dy * slope);
}
