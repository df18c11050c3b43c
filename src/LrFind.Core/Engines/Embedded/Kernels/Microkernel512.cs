using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// The register tile for 512-bit vectors: 8 rows of 2 vectors, 16 of the 32 registers; enough to hide the latency of two FMA units.
/// </summary>
internal static unsafe class Microkernel512
{
    /// <summary>Rows of C in a tile.</summary>
    public const int Rows = 8;

    /// <summary>Columns of C in a tile, and of a panel of B.</summary>
    public const int Columns = 32;

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
        float* a4 = tile.A + Math.Min(4, last) * stride;
        float* a5 = tile.A + Math.Min(5, last) * stride;
        float* a6 = tile.A + Math.Min(6, last) * stride;
        float* a7 = tile.A + Math.Min(7, last) * stride;
        Vector512<float> c00, c01;
        Vector512<float> c10, c11;
        Vector512<float> c20, c21;
        Vector512<float> c30, c31;
        Vector512<float> c40, c41;
        Vector512<float> c50, c51;
        Vector512<float> c60, c61;
        Vector512<float> c70, c71;
        if (tile.Accumulate)
        {
            float* r0 = tile.C + Math.Min(0, last) * tile.CRowStride;
            c00 = Vector512.Load(r0); c01 = Vector512.Load(r0 + 16);
            float* r1 = tile.C + Math.Min(1, last) * tile.CRowStride;
            c10 = Vector512.Load(r1); c11 = Vector512.Load(r1 + 16);
            float* r2 = tile.C + Math.Min(2, last) * tile.CRowStride;
            c20 = Vector512.Load(r2); c21 = Vector512.Load(r2 + 16);
            float* r3 = tile.C + Math.Min(3, last) * tile.CRowStride;
            c30 = Vector512.Load(r3); c31 = Vector512.Load(r3 + 16);
            float* r4 = tile.C + Math.Min(4, last) * tile.CRowStride;
            c40 = Vector512.Load(r4); c41 = Vector512.Load(r4 + 16);
            float* r5 = tile.C + Math.Min(5, last) * tile.CRowStride;
            c50 = Vector512.Load(r5); c51 = Vector512.Load(r5 + 16);
            float* r6 = tile.C + Math.Min(6, last) * tile.CRowStride;
            c60 = Vector512.Load(r6); c61 = Vector512.Load(r6 + 16);
            float* r7 = tile.C + Math.Min(7, last) * tile.CRowStride;
            c70 = Vector512.Load(r7); c71 = Vector512.Load(r7 + 16);
        }
        else
        {
            c00 = tile.Bias == null ? Vector512<float>.Zero : Vector512.Load(tile.Bias);
            c01 = tile.Bias == null ? Vector512<float>.Zero : Vector512.Load(tile.Bias + 16);
            c10 = c20 = c30 = c40 = c50 = c60 = c70 = c00;
            c11 = c21 = c31 = c41 = c51 = c61 = c71 = c01;
        }

        float* b = tile.B;
        nint bStride = tile.BRowStride, step = tile.AColumnStride, k = 0;
        for (int depth = tile.Depth; depth > 0; depth--)
        {
            Vector512<float> b0 = Vector512.Load(b);
            Vector512<float> b1 = Vector512.Load(b + 16);
            Vector512<float> a;
            a = Vector512.Create(a0[k]);
            c00 = Vector512.FusedMultiplyAdd(a, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(a, b1, c01);
            a = Vector512.Create(a1[k]);
            c10 = Vector512.FusedMultiplyAdd(a, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(a, b1, c11);
            a = Vector512.Create(a2[k]);
            c20 = Vector512.FusedMultiplyAdd(a, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(a, b1, c21);
            a = Vector512.Create(a3[k]);
            c30 = Vector512.FusedMultiplyAdd(a, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(a, b1, c31);
            a = Vector512.Create(a4[k]);
            c40 = Vector512.FusedMultiplyAdd(a, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(a, b1, c41);
            a = Vector512.Create(a5[k]);
            c50 = Vector512.FusedMultiplyAdd(a, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(a, b1, c51);
            a = Vector512.Create(a6[k]);
            c60 = Vector512.FusedMultiplyAdd(a, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(a, b1, c61);
            a = Vector512.Create(a7[k]);
            c70 = Vector512.FusedMultiplyAdd(a, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(a, b1, c71);
            b += bStride;
            k += step;
        }

        if (tile.Relu)
        {
            c00 = Rectified(c00); c01 = Rectified(c01);
            c10 = Rectified(c10); c11 = Rectified(c11);
            c20 = Rectified(c20); c21 = Rectified(c21);
            c30 = Rectified(c30); c31 = Rectified(c31);
            c40 = Rectified(c40); c41 = Rectified(c41);
            c50 = Rectified(c50); c51 = Rectified(c51);
            c60 = Rectified(c60); c61 = Rectified(c61);
            c70 = Rectified(c70); c71 = Rectified(c71);
        }

        float* c = tile.C;
        nint cStride = tile.CRowStride;
        c00.Store(c); c01.Store(c + 16);
        if (last == 0)
            return;
        c += cStride;
        c10.Store(c); c11.Store(c + 16);
        if (last == 1)
            return;
        c += cStride;
        c20.Store(c); c21.Store(c + 16);
        if (last == 2)
            return;
        c += cStride;
        c30.Store(c); c31.Store(c + 16);
        if (last == 3)
            return;
        c += cStride;
        c40.Store(c); c41.Store(c + 16);
        if (last == 4)
            return;
        c += cStride;
        c50.Store(c); c51.Store(c + 16);
        if (last == 5)
            return;
        c += cStride;
        c60.Store(c); c61.Store(c + 16);
        if (last == 6)
            return;
        c += cStride;
        c70.Store(c); c71.Store(c + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rectified(Vector512<float> c) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(c, Vector512<float>.Zero), Vector512<float>.Zero, c);
}
