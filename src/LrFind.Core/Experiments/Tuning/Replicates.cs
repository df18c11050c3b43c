using LrFind.Data;

namespace LrFind.Experiments.Tuning;

/// <summary>What a training shares with those of all other rates that it is compared with: the split of the rows, the initial weights and the batches.</summary>
internal sealed class Replicates
{
    // Each split is a copy of the rows. What holds more features than this, a quarter of a gigabyte, in all splits has fewer of them: its rows are many,
    // and a split of many rows says what another would.
    private const long MostFeatures = 1 << 26;

    private readonly Lazy<FindResult>[] _splits;

    /// <summary>Plans the splits; each is made when it is first needed.</summary>
    /// <param name="found">Data, model, loss and optimizer.</param>
    /// <param name="count">How many replicates.</param>
    public Replicates(FindResult found, int count)
    {
        Count = count;
        var splits = new CrossValidation(found.Dataset, found.Options.RangeTest.Seed);
        long features = (long)(found.Dataset.Training.Count + found.Dataset.Validation.Count) * Math.Max(1, found.Dataset.Training.FeatureCount);
        _splits = new Lazy<FindResult>[(int)Math.Clamp(MostFeatures / features, 1, count)];
        for (int i = 0; i < _splits.Length; i++)
        {
            int fold = i;
            _splits[i] = new(() => found with { Dataset = splits.Fold(fold) });
        }
    }

    /// <summary>The number of replicates.</summary>
    public int Count { get; }

    /// <summary>The number of splits.</summary>
    public int Splits => _splits.Length;

    /// <summary>What is trained, with the data split as this replicate has it.</summary>
    /// <param name="replicate">From 0, which has the split that the data came with.</param>
    public FindResult this[int replicate] => _splits[replicate % Splits].Value;
}
