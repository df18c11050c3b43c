using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = x Φ(x), Φ the normal distribution function; dx = (Φ(x) + x φ(x)) dy, φ the density. Hendrycks and Gimpel, "Gaussian Error Linear
/// Units" (2016).
/// </summary>
/// <remarks>
/// The tail Φ(−|x|) = ½ erfc(z), z = |x|/√2, by erfc(z) = t P(t) e^(−z²), t = 1 / (1 + 0.4 z): the form of Abramowitz and Stegun 7.1.26,
/// with more terms and coefficients fitted to the relative error, 1.3·10⁻⁷ before rounding (tests/fixtures/erfc_fit.py). So small values
/// keep their digits where 1 + erf would lose them.
/// </remarks>
internal readonly struct Gelu : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Forward(Vector256<float> x) => x * Distribution(x, out _);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy)
    {
        Vector256<float> distribution = Distribution(x, out Vector256<float> bell);
        return dy * (distribution + x * bell * 0.398942280f);
    }

    // Φ(x), and e^(−x²/2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Distribution(Vector256<float> x, out Vector256<float> bell)
    {
        bell = VectorMath.Exp(x * x * -0.5f);
        Vector256<float> t = Vector256<float>.One / (Vector256<float>.One + Vector256.Abs(x) * (0.4f * 0.707106781f));
        Vector256<float> p = t * 0.0502678461f - Vector256.Create(0.182924379f);
        p = p * t + Vector256.Create(0.169122935f);
        p = p * t - Vector256.Create(0.0056398231f);
        p = p * t + Vector256.Create(0.141447101f);
        p = p * t + Vector256.Create(0.168537719f);
        p = p * t + Vector256.Create(0.207843304f);
        p = p * t + Vector256.Create(0.22566956f);
        p = p * t + Vector256.Create(0.225675863f);
        Vector256<float> tail = p * t * bell * 0.5f;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One - tail, tail);
    }
}
