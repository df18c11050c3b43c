using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests;

/// <summary>Loads the natives once for all tests that use torch.</summary>
public sealed class TorchFixture
{
    public TorchFixture()
    {
        LibTorch.Load();
        // The tensors are small: threads that wait for each other cost more than they give.
        set_num_threads(1);
    }
}

/// <summary>
/// Tests that use torch: its generator, its modes and its threads are those of the process, so they run one after the other.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests : ICollectionFixture<TorchFixture>
{
    public const string Name = "torch";
}
