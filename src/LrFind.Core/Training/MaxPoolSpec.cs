namespace LrFind.Training;

/// <summary>The largest value of each window of each channel.</summary>
public abstract record MaxPoolSpec : PoolSpec
{
    private protected MaxPoolSpec()
    {
    }
}
