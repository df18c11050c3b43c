using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>The register tile for 256-bit vectors with FMA: 6 rows of 2 vectors, 12 of the 16 registers.</summary>
internal static unsafe class Microkernel256
{
    /// <summary>Rows of C in a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of C in a tile, and of a panel of B.</summary>
    public const int Columns = 16;

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
        Vector256<float> c00, c01;
        Vector256<float> c10, c11;
        Vector256<float> c20, c21;
        Vector256<float> c30, c31;
        Vector256<float> c40, c41;
        Vector256<float> c50, c51;
        if (tile.Accumulate)
        {
            float* r0 = tile.C + Math.Min(0, last) * tile.CRowStride;
            c00 = Vector256.Load(r0); c01 = Vector256.Load(r0 + 8);
            float* r1 = tile.C + Math.Min(1, last) * tile.CRowStride;
            c10 = Vector256.Load(r1); c11 = Vector256.Load(r1 + 8);
            float* r2 = tile.C + Math.Min(2, last) * tile.CRowStride;
            c20 = Vector256.Load(r2); c21 = Vector256.Load(r2 + 8);
            float* r3 = tile.C + Math.Min(3, last) * tile.CRowStride;
            c30 = Vector256.Load(r3); c31 = Vector256.Load(r3 + 8);
            float* r4 = tile.C + Math.Min(4, last) * tile.CRowStride;
            c40 = Vector256.Load(r4); c41 = Vector256.Load(r4 + 8);
            float* r5 = tile.C + Math.Min(5, last) * tile.CRowStride;
            c50 = Vector256.Load(r5); c51 = Vector256.Load(r5 + 8);
        }
        else
        {
            c00 = tile.Bias == null ? Vector256<float>.Zero : Vector256.Load(tile.Bias);
            c01 = tile.Bias == null ? Vector256<float>.Zero : Vector256.Load(tile.Bias + 8);
            c10 = c20 = c30 = c40 = c50 = c00;
            c11 = c21 = c31 = c41 = c51 = c01;
        }

        float* b = tile.B;
        nint bStride = tile.BRowStride, step = tile.AColumnStride, k = 0;
        for (int depth = tile.Depth; depth > 0; depth--)
        {
            Vector256<float> b0 = Vector256.Load(b);
            Vector256<float> b1 = Vector256.Load(b + 8);
            Vector256<float> a;
            a = Vector256.Create(a0[k]);
            c00 = Vector256.FusedMultiplyAdd(a, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(a, b1, c01);
            a = Vector256.Create(a1[k]);
            c10 = Vector256.FusedMultiplyAdd(a, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(a, b1, c11);
            a = Vector256.Create(a2[k]);
            c20 = Vector256.FusedMultiplyAdd(a, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(a, b1, c21);
            a = Vector256.Create(a3[k]);
            c30 = Vector256.FusedMultiplyAdd(a, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(a, b1, c31);
            a = Vector256.Create(a4[k]);
            c40 = Vector256.FusedMultiplyAdd(a, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(a, b1, c41);
            a = Vector256.Create(a5[k]);
            c50 = Vector256.FusedMultiplyAdd(a, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(a, b1, c51);
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
        }

        float* c = tile.C;
        nint cStride = tile.CRowStride;
        c00.Store(c); c01.Store(c + 8);
        if (last == 0)
            return;
        c += cStride;
        c10.Store(c); c11.Store(c + 8);
        if (last == 1)
            return;
        c += cStride;
        c20.Store(c); c21.Store(c + 8);
        if (last == 2)
            return;
        c += cStride;
        c30.Store(c); c31.Store(c + 8);
        if (last == 3)
            return;
        c += cStride;
        c40.Store(c); c41.Store(c + 8);
        if (last == 4)
            return;
        c += cStride;
        c50.Store(c); c51.Store(c + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rectified(Vector256<float> c) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(c, Vector256<float>.Zero), Vector256<float>.Zero, c);
}
