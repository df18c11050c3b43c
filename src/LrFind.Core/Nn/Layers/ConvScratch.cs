using LrFind.Nn.Kernels;

namespace LrFind.Nn.Layers;

/// <summary>What one thread needs to convolve samples on its own.</summary>
/// <param name="patches">Where it lays out a sample's windows.</param>
internal sealed class ConvScratch(Patches patches)
{
    /// <summary>Where the windows of a sample are laid out.</summary>
    public Patches Patches { get; } = patches;

    /// <summary>A product on this thread alone: the samples are what is shared.</summary>
    public Gemm Gemm { get; } = new(WorkerTeam.Alone, KernelPaths.Current);
}
