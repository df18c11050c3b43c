using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// What softmax is made of: loops over one row, whose length need not be a multiple of a vector's, and the exponential of many.
/// </summary>
internal static unsafe class RowOps
{
    /// <summary>y = x − max x. NaN stays NaN where it is.</summary>
    /// <returns>The largest x.</returns>
    public static float Shift(float* x, float* y, int length)
    {
        float largest = Max(x, length);
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            *(Vector256<float>*)(y + i) = *(Vector256<float>*)(x + i) - Vector256.Create(largest);
        for (; i < length; i++)
            y[i] = x[i] - largest;
        return largest;
    }

    /// <summary>y = eˣ; x and y may be the same.</summary>
    public static void Exp(float* x, float* y, int length)
    {
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            *(Vector256<float>*)(y + i) = VectorMath.Exp(*(Vector256<float>*)(x + i));
        if (i == length)
            return;
        Vector256<float> rest = default;
        float* lanes = (float*)&rest;
        for (int j = i; j < length; j++)
            lanes[j - i] = x[j];
        rest = VectorMath.Exp(rest);
        for (int j = i; j < length; j++)
            y[j] = lanes[j - i];
    }

    /// <summary>y = scale · x; x and y may be the same.</summary>
    public static void Scale(float* x, float scale, float* y, int length)
    {
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            *(Vector256<float>*)(y + i) = *(Vector256<float>*)(x + i) * scale;
        for (; i < length; i++)
            y[i] = x[i] * scale;
    }

    /// <summary>x += a.</summary>
    public static void AddConstant(float* x, float a, int length)
    {
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            *(Vector256<float>*)(x + i) += Vector256.Create(a);
        for (; i < length; i++)
            x[i] += a;
    }

    /// <summary>Σ x.</summary>
    public static float Sum(float* x, int length)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            sums += *(Vector256<float>*)(x + i);
        float sum = i == 0 ? 0 : Vector256.Sum(sums);
        for (; i < length; i++)
            sum += x[i];
        return sum;
    }

    /// <summary>Σ x y.</summary>
    public static float Dot(float* x, float* y, int length)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
            sums += *(Vector256<float>*)(x + i) * *(Vector256<float>*)(y + i);
        float sum = i == 0 ? 0 : Vector256.Sum(sums);
        for (; i < length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>The largest x. NaN may be passed over: x − max is NaN there in any case.</summary>
    private static float Max(float* x, int length)
    {
        float largest = x[0];
        int i = 0;
        if (length >= Vector256<float>.Count)
        {
            Vector256<float> most = *(Vector256<float>*)x;
            for (i = Vector256<float>.Count; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
                most = Larger(*(Vector256<float>*)(x + i), most);
            Vector128<float> half = Larger(most.GetLower(), most.GetUpper());
            half = Larger(half, Vector128.Shuffle(half, Vector128.Create(2, 3, 0, 1)));
            largest = Larger(half, Vector128.Shuffle(half, Vector128.Create(1, 0, 3, 2))).ToScalar();
        }

        for (; i < length; i++)
            largest = x[i] > largest ? x[i] : largest;
        return largest;
    }

    private static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);
}
