using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Short rows copied and added, inline: images are small, and a call costs as much as a row of theirs.</summary>
internal static unsafe class ShortRows
{
    /// <summary>to[i] = from[i]. Must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(float* from, float* to, int length)
    {
        // The last vector covers what is left and some values again: one copy in place of a loop over the rest.
        if (length >= 8)
        {
            for (int i = 0; i < length - 8; i += 8)
                *(Vector256<float>*)(to + i) = *(Vector256<float>*)(from + i);
            *(Vector256<float>*)(to + length - 8) = *(Vector256<float>*)(from + length - 8);
        }
        else if (length >= 4)
        {
            Vector128<float> first = *(Vector128<float>*)from, last = *(Vector128<float>*)(from + length - 4);
            *(Vector128<float>*)to = first;
            *(Vector128<float>*)(to + length - 4) = last;
        }
        else
        {
            for (int i = 0; i < length; i++)
                to[i] = from[i];
        }
    }

    /// <summary>to[i] += from[i]. Must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(float* from, float* to, int length)
    {
        // The last vector is added up before any value is stored, so that values it shares with others are added once.
        if (length >= 8)
        {
            Vector256<float> last = *(Vector256<float>*)(to + length - 8) + *(Vector256<float>*)(from + length - 8);
            for (int i = 0; i < length - 8; i += 8)
                *(Vector256<float>*)(to + i) = *(Vector256<float>*)(to + i) + *(Vector256<float>*)(from + i);
            *(Vector256<float>*)(to + length - 8) = last;
        }
        else if (length >= 4)
        {
            Vector128<float> first = *(Vector128<float>*)to + *(Vector128<float>*)from;
            Vector128<float> last = *(Vector128<float>*)(to + length - 4) + *(Vector128<float>*)(from + length - 4);
            *(Vector128<float>*)to = first;
            *(Vector128<float>*)(to + length - 4) = last;
        }
        else
        {
            for (int i = 0; i < length; i++)
                to[i] += from[i];
        }
    }

    /// <summary>to[i] += scale · from[i]. Must not overlap.</summary>
    public static void AddScaled(float* from, float scale, float* to, int length)
    {
        int i = 0;
        for (; i <= length - 8; i += 8)
            *(Vector256<float>*)(to + i) += *(Vector256<float>*)(from + i) * scale;
        for (; i < length; i++)
            to[i] += from[i] * scale;
    }

    /// <summary>to[i] = from[i · stride].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyStrided(float* from, int stride, float* to, int length)
    {
        if (stride == 2 && length > 4)
        {
            for (int i = 0; i < length - 4; i += 4)
                *(Vector128<float>*)(to + i) = Evens(from + 2 * i);
            // The last four, some of them again, without touching what lies behind the last one.
            *(Vector128<float>*)(to + length - 4) = Odds(from + 2 * (length - 4) - 1);
            return;
        }

        for (int i = 0; i < length; i++)
            to[i] = from[(nint)i * stride];
    }

    /// <summary>to[i · stride] += from[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddStrided(float* from, float* to, int stride, int length)
    {
        for (int i = 0; i < length; i++)
            to[(nint)i * stride] += from[i];
    }

    /// <summary>to[i] = value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float* to, float value, int length) => new Span<float>(to, length).Fill(value);

    /// <summary>Σ x[i], in eight sums that are added in pairs: the same bits on any machine.</summary>
    public static float Sum(float* x, int length)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= length - 8; i += 8)
            sums += *(Vector256<float>*)(x + i);
        float sum = 0;
        for (; i < length; i++)
            sum += x[i];
        Vector256<float> all = sums;
        return sum + Total((float*)&all);
    }

    /// <summary>Σ x[i] · y[i], summed like <see cref="Sum"/>.</summary>
    public static float Dot(float* x, float* y, int length)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= length - 8; i += 8)
            sums += *(Vector256<float>*)(x + i) * *(Vector256<float>*)(y + i);
        float sum = 0;
        for (; i < length; i++)
            sum += x[i] * y[i];
        Vector256<float> all = sums;
        return sum + Total((float*)&all);
    }

    /// <summary>
    /// The sum of a vector's eight values, in pairs. A pointer, since a vector as an argument prevents ahead-of-time compilation.
    /// </summary>
    public static float Total(float* v) => v[0] + v[4] + (v[2] + v[6]) + (v[1] + v[5] + (v[3] + v[7]));

    // The first, third, fifth and seventh of eight values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Evens(float* from) =>
        Vector256.Shuffle(*(Vector256<float>*)from, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7)).GetLower();

    // The others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Odds(float* from) =>
        Vector256.Shuffle(*(Vector256<float>*)from, Vector256.Create(1, 3, 5, 7, 0, 2, 4, 6)).GetLower();
}
