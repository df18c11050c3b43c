using LrFind.Data;
using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Experiments;

/// <summary>What the user should know about the size of mini-batches.</summary>
internal static class BatchWarnings
{
    /// <summary>That they are smaller than usual, where a table is too small for the usual ones and no size was asked for.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="asked">What was asked for, before <see cref="RangeTestOptions.For"/>.</param>
    public static Warning[] Of(Dataset dataset, RangeTestOptions asked)
    {
        int rows = dataset.Training.Count, size = asked.For(rows).BatchSize;
        string usual = asked.Accumulate == 1 ? $"{asked.BatchSize}" : $"{asked.Accumulate} batches of {asked.BatchSize}";
        return size == asked.BatchSize ? [] : [new($"batches of {size} rows: {rows} rows to train on are fewer than {usual}", "")];
    }
}
