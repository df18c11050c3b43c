using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LrFind.Cli.Native;

/// <summary>Which of the executables that are compiled for wider vectors a processor can run.</summary>
internal static partial class VectorLevel
{
    /// <summary>256-bit vectors and what comes with them: AVX2, FMA.</summary>
    public const string V3 = "x86-64-v3";

    /// <summary>512-bit vectors: AVX-512.</summary>
    public const string V4 = "x86-64-v4";

    // Of .NET 10: the bits of minipal/cpufeatures.h.
#if !NET10_0
#error The bits are those of .NET 10: compare them with minipal/cpufeatures.h of the runtime that is compiled for
#endif
    private const int Avx2 = 1 << 2, Avx512 = 1 << 3;

    /// <summary>The levels of this machine, widest first.</summary>
    // As the runtime finds it out: what the processor has and the system saves, which no class of .NET tells where the executable is
    // compiled without. What one needs is compared with this very answer when it starts, so that none is chosen that would refuse.
    public static string[] OfThisMachine() => Of(ProcessorFeatures(), X86Base.CpuId(1, 0).Eax);

    /// <summary>The levels of a processor, widest first; none where there is only what every x64 processor has.</summary>
    /// <param name="features">Its features, as the runtime knows them.</param>
    /// <param name="signature">Its family, model and stepping, as it gives them itself.</param>
    public static string[] Of(int features, int signature)
    {
        if ((features & Avx2) == 0)
            return [];
        return (features & Avx512) != 0 && !SlowsDown(signature) ? [V4, V3] : [V3];
    }

    // Intel's servers from Skylake to Cooper Lake lower their clock for vectors of 512 bits; .NET's run-time compiler prefers 256 there,
    // too, and both give the same bytes.
    private static bool SlowsDown(int signature)
    {
        const int ServersFromSkylakeToCooperLake = 0x55;
        int family = (signature >> 8) & 0xF, model = ((signature >> 4) & 0xF) | ((signature >> 12) & 0xF0);
        return family == 6 && model == ServersFromSkylakeToCooperLake;
    }

    [LibraryImport("libaotminipal", EntryPoint = "minipal_getcpufeatures")]
    private static partial int ProcessorFeatures();
}
