namespace LrFind.Training;

/// <summary>The mean of each channel.</summary>
public abstract record AdaptiveAvgPoolSpec : LayerSpec
{
    private protected AdaptiveAvgPoolSpec()
    {
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => $"{Kind}(output_size=1)";
}
