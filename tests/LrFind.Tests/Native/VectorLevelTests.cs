using LrFind.Cli.Native;

namespace LrFind.Tests.Native;

public class VectorLevelTests
{
    // As .NET 10 knows them: AVX2 with FMA, and AVX-512; what the processors call themselves is from their manuals.
    private const int Sse42 = 1, Avx = 2, Avx2 = 4, Avx512 = 8;
    private const int Nehalem = 0x106A5, SandyBridge = 0x206A7, Haswell = 0x306C3, SkylakeServer = 0x50654, IceLakeServer = 0x606A6, Zen4 = 0xA10F11;

    [Theory]
    [InlineData(0, Nehalem)]
    [InlineData(Sse42, Nehalem)]
    [InlineData(Sse42 | Avx, SandyBridge)]
    public void A_processor_without_avx2_runs_what_every_processor_runs(int features, int signature) =>
        Assert.Empty(VectorLevel.Of(features, signature));

    [Fact]
    public void A_processor_with_avx2_runs_256_bits() =>
        Assert.Equal(["x86-64-v3"], VectorLevel.Of(Sse42 | Avx | Avx2, Haswell));

    [Theory]
    [InlineData(IceLakeServer)]
    [InlineData(Zen4)]
    public void A_processor_with_avx512_runs_both(int signature) =>
        Assert.Equal(["x86-64-v4", "x86-64-v3"], VectorLevel.Of(Sse42 | Avx | Avx2 | Avx512, signature));

    [Fact]
    public void A_processor_that_slows_down_for_512_bits_is_given_256() =>
        Assert.Equal(["x86-64-v3"], VectorLevel.Of(Sse42 | Avx | Avx2 | Avx512, SkylakeServer));
}
