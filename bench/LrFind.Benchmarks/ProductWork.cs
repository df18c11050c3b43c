using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Benchmarks;

/// <summary>The float product [m, k]·[k, n], as a layer's forward pass does it.</summary>
public sealed unsafe class ProductWork
{
    private readonly AlignedBuffer _a;
    private readonly AlignedBuffer _b;
    private readonly AlignedBuffer _c;
    private readonly Gemm _gemm;
    private readonly (int M, int N, int K) _size;

    /// <summary>Allocates the matrices.</summary>
    public ProductWork(int m, int n, int k, int threads)
    {
        _size = (m, n, k);
        (_a, _b, _c) = (new(m * k), new(k * n), new(m * n));
        _a.Span.Fill(0.5f);
        _b.Span.Fill(0.25f);
        _gemm = new Gemm(new WorkerTeam(threads), KernelPaths.Current);
    }

    /// <summary>Floating-point operations of one product.</summary>
    public double Operations => 2.0 * _size.M * _size.N * _size.K;

    /// <summary>The product.</summary>
    public void Multiply() => _gemm.Multiply(
        new Matrix(_a.Pointer, _size.M, _size.K), new Matrix(_b.Pointer, _size.K, _size.N), new Matrix(_c.Pointer, _size.M, _size.N));
}
