using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>The register tile for 128-bit vectors, with or without FMA: 4 rows of 2 vectors.</summary>
internal static unsafe class Microkernel128
{
    /// <summary>Rows of C in a tile.</summary>
    public const int Rows = 4;

    /// <summary>Columns of C in a tile, and of a panel of B.</summary>
    public const int Columns = 8;

    /// <summary>
    /// Computes one tile. Each element is summed over the depth in order, so that every path gives the same bits where it has FMA.
    /// </summary>
    // Optimised at once: a range test is over before tiered compilation would get to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Tile tile)
    {
        // Rows past the last one repeat it; their results are not stored.
        int last = tile.Rows - 1;
        nint stride = tile.ARowStride;
        float* a0 = tile.A;
        float* a1 = tile.A + Math.Min(1, last) * stride;
        float* a2 = tile.A + Math.Min(2, last) * stride;
        float* a3 = tile.A + Math.Min(3, last) * stride;
        Vector128<float> c00, c01;
        Vector128<float> c10, c11;
        Vector128<float> c20, c21;
        Vector128<float> c30, c31;
        if (tile.Accumulate)
        {
            float* r0 = tile.C + Math.Min(0, last) * tile.CRowStride;
            c00 = Vector128.Load(r0); c01 = Vector128.Load(r0 + 4);
            float* r1 = tile.C + Math.Min(1, last) * tile.CRowStride;
            c10 = Vector128.Load(r1); c11 = Vector128.Load(r1 + 4);
            float* r2 = tile.C + Math.Min(2, last) * tile.CRowStride;
            c20 = Vector128.Load(r2); c21 = Vector128.Load(r2 + 4);
            float* r3 = tile.C + Math.Min(3, last) * tile.CRowStride;
            c30 = Vector128.Load(r3); c31 = Vector128.Load(r3 + 4);
        }
        else
        {
            c00 = tile.Bias == null ? Vector128<float>.Zero : Vector128.Load(tile.Bias);
            c01 = tile.Bias == null ? Vector128<float>.Zero : Vector128.Load(tile.Bias + 4);
            c10 = c20 = c30 = c00;
            c11 = c21 = c31 = c01;
        }

        float* b = tile.B;
        nint bStride = tile.BRowStride, step = tile.AColumnStride, k = 0;
        for (int depth = tile.Depth; depth > 0; depth--)
        {
            Vector128<float> b0 = Vector128.Load(b);
            Vector128<float> b1 = Vector128.Load(b + 4);
            Vector128<float> a;
            a = Vector128.Create(a0[k]);
            c00 = Vector128.MultiplyAddEstimate(a, b0, c00);
            c01 = Vector128.MultiplyAddEstimate(a, b1, c01);
            a = Vector128.Create(a1[k]);
            c10 = Vector128.MultiplyAddEstimate(a, b0, c10);
            c11 = Vector128.MultiplyAddEstimate(a, b1, c11);
            a = Vector128.Create(a2[k]);
            c20 = Vector128.MultiplyAddEstimate(a, b0, c20);
            c21 = Vector128.MultiplyAddEstimate(a, b1, c21);
            a = Vector128.Create(a3[k]);
            c30 = Vector128.MultiplyAddEstimate(a, b0, c30);
            c31 = Vector128.MultiplyAddEstimate(a, b1, c31);
            b += bStride;
            k += step;
        }

        if (tile.Relu)
        {
            c00 = Rectified(c00); c01 = Rectified(c01);
            c10 = Rectified(c10); c11 = Rectified(c11);
            c20 = Rectified(c20); c21 = Rectified(c21);
            c30 = Rectified(c30); c31 = Rectified(c31);
        }

        float* c = tile.C;
        nint cStride = tile.CRowStride;
        c00.Store(c); c01.Store(c + 4);
        if (last == 0)
            return;
        c += cStride;
        c10.Store(c); c11.Store(c + 4);
        if (last == 1)
            return;
        c += cStride;
        c20.Store(c); c21.Store(c + 4);
        if (last == 2)
            return;
        c += cStride;
        c30.Store(c); c31.Store(c + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Rectified(Vector128<float> c) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(c, Vector128<float>.Zero), Vector128<float>.Zero, c);
}
