namespace LrFind.Training;

/// <summary>A loss's settings, with PyTorch's names and defaults; always the mean over a batch. A closed set of records.</summary>
public abstract record LossSpec
{
    private protected LossSpec()
    {
    }

    /// <summary>The loss in words, for reports.</summary>
    public abstract string Name { get; }
}
