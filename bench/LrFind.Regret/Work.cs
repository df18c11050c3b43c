namespace LrFind.Regret;

/// <summary>The work of a study, side by side.</summary>
internal static class Work
{
    /// <summary>A thread a core: without a bound the thread pool takes long work for work that waits, and adds threads without end.</summary>
    public static ParallelOptions Cores { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Studies every item on all cores.</summary>
    /// <param name="items">The items.</param>
    /// <param name="study">What to do with each.</param>
    /// <returns>What came of it, in the order of the items.</returns>
    public static TResult[] Each<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> study)
    {
        var results = new TResult[items.Count];
        int done = 0;
        Parallel.For(0, results.Length, Cores, i =>
        {
            results[i] = study(items[i]);
            Console.Error.WriteLine($"{Interlocked.Increment(ref done)} of {results.Length}");
        });
        return results;
    }
}
