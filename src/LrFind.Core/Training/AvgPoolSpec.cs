namespace LrFind.Training;

/// <summary>The mean of each window of each channel.</summary>
public abstract record AvgPoolSpec : PoolSpec
{
    private protected AvgPoolSpec()
    {
    }

    /// <summary>Whether zeros of the padding count in the mean.</summary>
    internal abstract bool CountIncludesPadding { get; }
}
