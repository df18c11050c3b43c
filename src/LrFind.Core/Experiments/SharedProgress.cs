namespace LrFind.Experiments;

/// <summary>Counts the steps of tests that run side by side.</summary>
/// <param name="progress">Told the number of all steps done.</param>
internal sealed class SharedProgress(IProgress<int> progress) : IProgress<int>
{
    private readonly Lock _lock = new();
    private int _done;

    /// <summary>Takes in a step of any of them.</summary>
    /// <param name="value">Not used: each call is one step.</param>
    public void Report(int value)
    {
        lock (_lock)
            progress.Report(++_done);
    }
}
