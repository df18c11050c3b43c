using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// Elementary functions on eight floats at a time, good to about 2 units in the last place. Ours rather than the runtime's, so that they
/// are compiled ahead of time and give the same bits on every machine. NaN stays NaN. Shifts are operators: Vector256's shifting methods
/// would be left to the compiler at run time, with all that they are inlined into.
/// </summary>
/// <remarks>
/// Polynomials and reductions of <see cref="Exp"/>, <see cref="Log"/> and <see cref="Tanh"/>: S. L. Moshier, Cephes Math Library 2.2
/// (1992), single precision: expf, logf, tanhf.
/// </remarks>
internal static class VectorMath
{
    private const float LogTwoHigh = 0.693359375f;
    private const float LogTwoLow = -2.12194440e-4f;

    /// <summary>x where it is more than a bound or NaN, else the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> x, float bound) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(bound)), Vector256.Create(bound), x);

    /// <summary>x where it is less than a bound or NaN, else the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtMost(Vector256<float> x, float bound) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(bound)), Vector256.Create(bound), x);

    /// <summary>−1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x)
    {
        Vector256<float> sign = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(-1f), x);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One, sign);
    }

    /// <summary>eˣ; 0 below −104, infinite above 88.8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        const float Rounder = 12582912; // 1.5 · 2²³: what is added to it is rounded to a whole number, in its lowest bits.
        x = AtMost(AtLeast(x, -104), 89);
        Vector256<float> shifted = x * 1.44269504f + Vector256.Create(Rounder);
        Vector256<float> n = shifted - Vector256.Create(Rounder);
        Vector256<float> r = x - n * LogTwoHigh - n * LogTwoLow;
        Vector256<float> p = r * 1.9875691500e-4f + Vector256.Create(1.3981999507e-3f);
        p = p * r + Vector256.Create(8.3334519073e-3f);
        p = p * r + Vector256.Create(4.1665795894e-2f);
        p = p * r + Vector256.Create(1.6666665459e-1f);
        p = p * r + Vector256.Create(5.0000001201e-1f);
        p = p * (r * r) + r + Vector256<float>.One;

        // 2ⁿ in two factors: n may be beyond the exponents of normal numbers on either side.
        Vector256<int> whole = shifted.AsInt32() - Vector256.Create(Rounder).AsInt32();
        Vector256<int> half = whole >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    /// <summary>The natural logarithm; −∞ of 0, NaN of negative numbers. Numbers below 1.2·10⁻³⁸ count as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // x = m · 2ᵉ with m from √½ to √2.
        Vector256<int> e = (x.AsInt32() - Vector256.Create(0x3f3504f3)) >> 23;
        Vector256<float> m = (x.AsInt32() - (e << 23)).AsSingle() - Vector256<float>.One;
        Vector256<float> n = Vector256.ConvertToSingle(e), square = m * m;
        Vector256<float> p = m * 7.0376836292e-2f - Vector256.Create(1.1514610310e-1f);
        p = p * m + Vector256.Create(1.1676998740e-1f);
        p = p * m - Vector256.Create(1.2420140846e-1f);
        p = p * m + Vector256.Create(1.4249322787e-1f);
        p = p * m - Vector256.Create(1.6668057665e-1f);
        p = p * m + Vector256.Create(2.0000714765e-1f);
        p = p * m - Vector256.Create(2.4999993993e-1f);
        p = p * m + Vector256.Create(3.3333331174e-1f);
        Vector256<float> log = m + (p * m * square + n * LogTwoLow - square * 0.5f) + n * LogTwoHigh;

        Vector256<float> smallest = Vector256.Create(1.17549435e-38f);
        Vector256<float> special = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(float.NaN),
            x);
        Vector256<float> tiny = Vector256.LessThan(Vector256.Abs(x), smallest);
        special = Vector256.ConditionalSelect(tiny, Vector256.Create(float.NegativeInfinity), special);
        Vector256<float> normal = Vector256.GreaterThanOrEqual(x, smallest) & Vector256.LessThanOrEqual(x,
            Vector256.Create(float.MaxValue));
        return Vector256.ConditionalSelect(normal, log, special);
    }

    /// <summary>log(1 + eˣ), which is neither lost in rounding for very negative x nor overflows for large x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LogOnePlusExp(Vector256<float> x)
    {
        // log(1 + u) from u and the rounded sum 1 + u: log w + (u − (w − 1)) / w.
        Vector256<float> u = Exp(-Vector256.Abs(x)), w = u + Vector256<float>.One;
        return AtLeast(x, 0) + (Log(w) + (u - (w - Vector256<float>.One)) / w);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> magnitude = Vector256.Abs(x), square = x * x;
        Vector256<float> p = square * -5.70498872745e-3f + Vector256.Create(2.06390887954e-2f);
        p = p * square - Vector256.Create(5.37397155531e-2f);
        p = p * square + Vector256.Create(1.33314422036e-1f);
        p = p * square - Vector256.Create(3.33332819422e-1f);
        p = p * square * x + x;
        Vector256<float> far = Vector256<float>.One - Vector256.Create(2f) / (Exp(magnitude + magnitude) + Vector256<float>.One);
        far |= x & Vector256.Create(-0f);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625f)), p, far);
    }

    /// <summary>sin x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) =>
        Vector256.Narrow(SinQuarters(Vector256.WidenLower(x), 0), SinQuarters(Vector256.WidenUpper(x), 0));

    /// <summary>cos x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) =>
        Vector256.Narrow(SinQuarters(Vector256.WidenLower(x), 1), SinQuarters(Vector256.WidenUpper(x), 1));

    /// <summary>
    /// sin(x + quarters · π/2): x is brought to between −π/4 and π/4, in doubles so that large angles keep their digits, and the Taylor
    /// polynomials of sine and cosine are good to the last digit of a float there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SinQuarters(Vector256<double> x, long quarters)
    {
        const double Rounder = 6755399441055744; // 1.5 · 2⁵²: what is added to it is rounded to a whole number, in its lowest bits.
        Vector256<double> shifted = x * 0.63661977236758134 + Vector256.Create(Rounder);
        Vector256<double> n = shifted - Vector256.Create(Rounder);
        // π/2 in two parts, of which the first has few digits: its product is exact.
        Vector256<double> r = x - n * 1.5707963267341256 - n * 6.077100506506192e-11, square = r * r;
        Vector256<double> sine = square * (1.0 / 362880) - Vector256.Create(1.0 / 5040);
        sine = sine * square + Vector256.Create(1.0 / 120);
        sine = sine * square - Vector256.Create(1.0 / 6);
        sine = sine * square * r + r;
        Vector256<double> cosine = square * (-1.0 / 3628800) + Vector256.Create(1.0 / 40320);
        cosine = cosine * square - Vector256.Create(1.0 / 720);
        cosine = cosine * square + Vector256.Create(1.0 / 24);
        cosine = cosine * square - Vector256.Create(0.5);
        cosine = cosine * square + Vector256.Create(1.0);

        Vector256<long> quarter = shifted.AsInt64() + Vector256.Create(quarters);
        Vector256<double> isSine = Vector256.Equals(quarter & Vector256.Create(1L), Vector256<long>.Zero).AsDouble();
        Vector256<double> sign = ((quarter & Vector256.Create(2L)) << 62).AsDouble();
        return Vector256.ConditionalSelect(isSine, sine, cosine) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
}
