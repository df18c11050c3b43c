using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LrFind.Foundation;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Which vectors the product runs on.</summary>
internal enum KernelPath
{
    /// <summary>128-bit vectors: SSE, or Arm's NEON.</summary>
    Vector128,

    /// <summary>256-bit vectors with fused multiply-add: AVX2.</summary>
    Vector256,

    /// <summary>512-bit vectors: AVX-512.</summary>
    Vector512,
}

/// <summary>Chooses the widest path once; <c>LRFIND_FORCE_KERNEL</c> (128, 256 or 512) narrows it, for tests and comparisons.</summary>
internal static class KernelPaths
{
    private const string Variable = "LRFIND_FORCE_KERNEL";

    private static KernelPath? s_current;

    /// <summary>The path in use.</summary>
    /// <exception cref="InputException">The environment asks for one that there is not.</exception>
    public static KernelPath Current => s_current ??= Choose(Environment.GetEnvironmentVariable(Variable));

    /// <summary>All paths this machine can run, narrowest first.</summary>
    public static IEnumerable<KernelPath> Supported => Enum.GetValues<KernelPath>().Where(IsSupported);

    /// <summary>The path that a forced width asks for, or the widest one.</summary>
    /// <param name="forced">A width in bits, or <see langword="null"/>.</param>
    /// <exception cref="InputException">The width is none of ours, or this machine cannot run it.</exception>
    public static KernelPath Choose(string? forced)
    {
        KernelPath path = forced switch
        {
            null or "" => IsSupported(KernelPath.Vector512) ? KernelPath.Vector512
                : IsSupported(KernelPath.Vector256) ? KernelPath.Vector256
                : KernelPath.Vector128,
            "128" => KernelPath.Vector128,
            "256" => KernelPath.Vector256,
            "512" => KernelPath.Vector512,
            _ => throw Unknown(forced),
        };
        return IsSupported(path) ? path
            : throw new InputException(Variable, $"found {forced}, which this machine cannot run; expected a smaller width; unset it for the widest");
    }

    private static InputException Unknown(string forced) =>
        new(Variable, $"found '{Quoting.Shortened(forced)}'; expected 128, 256 or 512; unset it for the widest that this machine can run");

    private static bool IsSupported(KernelPath path) => path switch
    {
        KernelPath.Vector512 => Vector512.IsHardwareAccelerated,
        KernelPath.Vector256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        _ => true,
    };
}
