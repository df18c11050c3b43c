namespace LrFind.Nn.Kernels;

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
