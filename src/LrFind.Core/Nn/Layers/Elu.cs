using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>
/// y = scale · x where x is positive, else scale · α (eˣ − 1); dx = scale · dy or scale · α eˣ dy. ELU (Clevert et al. 2015) is this with scale 1,
/// SELU with the two constants of Klambauer et al., "Self-Normalizing Neural Networks" (2017), equation 2.
/// </summary>
/// <param name="alpha">α.</param>
/// <param name="scale">The scale.</param>
internal readonly struct Elu(float alpha, float scale) : IElementwise
{
    /// <summary>SELU.</summary>
    public static Elu SelfNormalizing => new(1.6732632423543772848170429916717f, 1.0507009873554804934193349852946f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x)
    {
        Vector256<float> negative = (VectorMath.Exp(x) - Vector256<float>.One) * (alpha * scale);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), x * scale, negative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), dy * scale, dy * (VectorMath.Exp(x) * (alpha * scale)));
}
