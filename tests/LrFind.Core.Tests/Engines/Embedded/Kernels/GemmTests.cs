using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Engines.Embedded.Kernels;

public unsafe class GemmTests
{
    public static TheoryData<int> Paths() => [.. KernelPaths.Supported.Select(p => (int)p)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_product_agrees_with_its_definition_for_any_shape(int path)
    {
        // Around every tile's edge, and 0 and 1.
        Gen<int> size = Gen.Elements(0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 65);
        Gen<(int M, int N, int K, int Flags, int Seed)> cases =
            from m in size
            from n in size
            from k in size
            from flags in Gen.Choose(0, 31)
            from seed in Gen.Choose(0, 1_000)
            select (m, n, k, flags, seed);
        Prop.ForAll(cases.ToArbitrary(), c => Check((KernelPath)path, c.M, c.N, c.K, c.Flags, c.Seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Large_products_shared_by_threads_agree_too(int path)
    {
        Assert.True(Check((KernelPath)path, 130, 517, 300, flags: 0, seed: 1, threads: 3));
        Assert.True(Check((KernelPath)path, 517, 130, 300, flags: 3, seed: 2, threads: 2));
    }

    [Fact]
    public void A_forced_width_is_obeyed_or_refused()
    {
        Assert.Equal(KernelPath.Vector128, KernelPaths.Choose("128"));
        Assert.Equal(KernelPaths.Supported.Max(), KernelPaths.Choose(null));
        Assert.Contains("expected 128, 256 or 512", Assert.Throws<InputException>(() => KernelPaths.Choose("64")).Message, StringComparison.Ordinal);
    }

    // Flags: 1 A transposed, 2 B transposed, 4 bias, 8 accumulate, 16 ReLU.
    private static bool Check(KernelPath path, int m, int n, int k, int flags, int seed, int threads = 1)
    {
        bool accumulate = (flags & 8) != 0, hasBias = (flags & 4) != 0 && !accumulate;
        var random = new Pcg32(seed, RandomPurpose.Shuffle);
        AlignedBuffer Random(int length)
        {
            var buffer = new AlignedBuffer(length);
            foreach (ref float value in buffer.Span)
                value = random.NextSingle(-1, 1);
            return buffer;
        }

        AlignedBuffer aData = Random(m * k), bData = Random(k * n), bias = Random(n), actual = Random(m * n), expected = new(m * n);
        actual.Span.CopyTo(expected.Span);
        Matrix a = (flags & 1) != 0 ? new Matrix(aData.Pointer, k, m).Transposed : new Matrix(aData.Pointer, m, k);
        Matrix b = (flags & 2) != 0 ? new Matrix(bData.Pointer, n, k).Transposed : new Matrix(bData.Pointer, k, n);
        using var team = new WorkerTeam(threads);
        bool relu = (flags & 16) != 0;
        new Gemm(team, path).Multiply(a, b, new Matrix(actual.Pointer, m, n), hasBias ? bias.Pointer : null, accumulate, relu);
        GemmReference.Multiply(a, b, new Matrix(expected.Pointer, m, n), hasBias ? bias.Pointer : null, accumulate);
        if (relu)
            VectorOps.Relu(expected.Pointer, expected.Pointer, m * n);
        return Agrees(actual.Span, expected.Span, depth: k);
    }

    /// <summary>To the bit where multiply-adds are fused, as the definition has them; within rounding where the machine cannot.</summary>
    private static bool Agrees(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, int depth)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
            return actual.SequenceEqual(expected);
        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= 1e-7 * (1 + depth)))
                return false;
        }

        return true;
    }
}
