using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Benchmarks;

/// <summary>Nothing but fused multiply-adds in registers, on the vectors that the product uses: what a core can do at the most.</summary>
public static class PeakWork
{
    /// <summary>Floating-point operations of one call.</summary>
    public static double Operations => 2.0 * Chains * Lanes * Rounds;

    private const int Rounds = 100_000;
    private const int Chains = 12;

    private static int Lanes => KernelPaths.Current switch { KernelPath.Vector512 => 16, KernelPath.Vector256 => 8, _ => 4 };

    /// <summary>The work.</summary>
    public static void Run()
    {
        float sum = KernelPaths.Current switch
        {
            KernelPath.Vector512 => Run512(),
            KernelPath.Vector256 => Run256(),
            _ => Run128(),
        };
        if (sum == 0)
            throw new InvalidOperationException("the sum cannot be 0");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(1e-3f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < Rounds; round++)
        {
            (a, b, c) = (Vector512.FusedMultiplyAdd(a, x, y), Vector512.FusedMultiplyAdd(b, x, y), Vector512.FusedMultiplyAdd(c, x, y));
            (d, e, f) = (Vector512.FusedMultiplyAdd(d, x, y), Vector512.FusedMultiplyAdd(e, x, y), Vector512.FusedMultiplyAdd(f, x, y));
            (g, h, i) = (Vector512.FusedMultiplyAdd(g, x, y), Vector512.FusedMultiplyAdd(h, x, y), Vector512.FusedMultiplyAdd(i, x, y));
            (j, k, l) = (Vector512.FusedMultiplyAdd(j, x, y), Vector512.FusedMultiplyAdd(k, x, y), Vector512.FusedMultiplyAdd(l, x, y));
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(1e-3f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < Rounds; round++)
        {
            (a, b, c) = (Vector256.FusedMultiplyAdd(a, x, y), Vector256.FusedMultiplyAdd(b, x, y), Vector256.FusedMultiplyAdd(c, x, y));
            (d, e, f) = (Vector256.FusedMultiplyAdd(d, x, y), Vector256.FusedMultiplyAdd(e, x, y), Vector256.FusedMultiplyAdd(f, x, y));
            (g, h, i) = (Vector256.FusedMultiplyAdd(g, x, y), Vector256.FusedMultiplyAdd(h, x, y), Vector256.FusedMultiplyAdd(i, x, y));
            (j, k, l) = (Vector256.FusedMultiplyAdd(j, x, y), Vector256.FusedMultiplyAdd(k, x, y), Vector256.FusedMultiplyAdd(l, x, y));
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128()
    {
        Vector128<float> x = Vector128.Create(0.999f), y = Vector128.Create(1e-3f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int round = 0; round < Rounds; round++)
        {
            (a, b, c) = (Vector128.MultiplyAddEstimate(a, x, y), Vector128.MultiplyAddEstimate(b, x, y), Vector128.MultiplyAddEstimate(c, x, y));
            (d, e, f) = (Vector128.MultiplyAddEstimate(d, x, y), Vector128.MultiplyAddEstimate(e, x, y), Vector128.MultiplyAddEstimate(f, x, y));
            (g, h, i) = (Vector128.MultiplyAddEstimate(g, x, y), Vector128.MultiplyAddEstimate(h, x, y), Vector128.MultiplyAddEstimate(i, x, y));
            (j, k, l) = (Vector128.MultiplyAddEstimate(j, x, y), Vector128.MultiplyAddEstimate(k, x, y), Vector128.MultiplyAddEstimate(l, x, y));
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
