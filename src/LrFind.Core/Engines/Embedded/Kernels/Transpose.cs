using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Copies a matrix so that its columns become rows, in blocks of 8×8 that are turned in registers where the machine can.</summary>
internal static unsafe class Transpose
{
    private const int Block = 8;

    /// <summary>to[k, j] = from[j, k].</summary>
    /// <param name="from">[width, depth], rows of consecutive floats.</param>
    /// <param name="fromStride">Floats from one row to the next.</param>
    /// <param name="to">[depth, width], rows of consecutive floats.</param>
    /// <param name="toStride">Floats from one row to the next.</param>
    /// <param name="width">Rows of the source.</param>
    /// <param name="depth">Columns of the source.</param>
    public static void Copy(float* from, nint fromStride, float* to, nint toStride, int width, int depth)
    {
        int j = 0;
        if (Avx.IsSupported)
        {
            for (; j <= width - Block; j += Block)
            {
                int k = 0;
                for (; k <= depth - Block; k += Block)
                    CopyBlock(from + j * fromStride + k, fromStride, to + k * toStride + j, toStride);
                CopyScalar(from + j * fromStride + k, fromStride, to + k * toStride + j, toStride, Block, depth - k);
            }
        }

        CopyScalar(from + j * fromStride, fromStride, to + j, toStride, width - j, depth);
    }

    private static void CopyScalar(float* from, nint fromStride, float* to, nint toStride, int width, int depth)
    {
        for (int j = 0; j < width; j++)
        {
            float* source = from + j * fromStride, target = to + j;
            for (int k = 0; k < depth; k++, target += toStride)
                *target = source[k];
        }
    }

    // Pairs, then quadruples, then halves: the usual network of 24 shuffles.
    private static void CopyBlock(float* from, nint fromStride, float* to, nint toStride)
    {
        Vector256<float> r0 = Row(from, fromStride, 0), r1 = Row(from, fromStride, 1), r2 = Row(from, fromStride, 2),
            r3 = Row(from, fromStride, 3);
        Vector256<float> r4 = Row(from, fromStride, 4), r5 = Row(from, fromStride, 5), r6 = Row(from, fromStride, 6),
            r7 = Row(from, fromStride, 7);
        Vector256<float> p0 = Avx.UnpackLow(r0, r1), p1 = Avx.UnpackHigh(r0, r1), p2 = Avx.UnpackLow(r2, r3), p3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> p4 = Avx.UnpackLow(r4, r5), p5 = Avx.UnpackHigh(r4, r5), p6 = Avx.UnpackLow(r6, r7), p7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> q0 = Avx.Shuffle(p0, p2, 0x44), q1 = Avx.Shuffle(p0, p2, 0xEE), q2 = Avx.Shuffle(p1, p3, 0x44),
            q3 = Avx.Shuffle(p1, p3, 0xEE);
        Vector256<float> q4 = Avx.Shuffle(p4, p6, 0x44), q5 = Avx.Shuffle(p4, p6, 0xEE), q6 = Avx.Shuffle(p5, p7, 0x44),
            q7 = Avx.Shuffle(p5, p7, 0xEE);
        Put(to, toStride, 0, Avx.Permute2x128(q0, q4, 0x20));
        Put(to, toStride, 1, Avx.Permute2x128(q1, q5, 0x20));
        Put(to, toStride, 2, Avx.Permute2x128(q2, q6, 0x20));
        Put(to, toStride, 3, Avx.Permute2x128(q3, q7, 0x20));
        Put(to, toStride, 4, Avx.Permute2x128(q0, q4, 0x31));
        Put(to, toStride, 5, Avx.Permute2x128(q1, q5, 0x31));
        Put(to, toStride, 6, Avx.Permute2x128(q2, q6, 0x31));
        Put(to, toStride, 7, Avx.Permute2x128(q3, q7, 0x31));
    }

    private static Vector256<float> Row(float* from, nint stride, int row) => *(Vector256<float>*)(from + row * stride);

    private static void Put(float* to, nint stride, int row, Vector256<float> values) => *(Vector256<float>*)(to + row * stride) = values;
}
