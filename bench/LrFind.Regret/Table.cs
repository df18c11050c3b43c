using LrFind.Data;
using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Regret;

/// <summary>A table that can be split in many ways into rows to train on and rows held out.</summary>
/// <param name="Name">What it is called in the tables of the studies.</param>
/// <param name="Split">The data set of a split, by its seed.</param>
internal sealed record Table(string Name, Func<long, Dataset> Split)
{
    private const int MostTraining = 1_600;
    private const int MostHeldOut = 400;

    /// <summary>A file, of which some 2,000 rows are used at most: a step costs the same with more, a look at the rows held out does not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The target; <see langword="null"/> for the last column.</param>
    public static Table Of(string path, string? target = null) => new(
        Path.GetFileNameWithoutExtension(path),
        seed => Fewer(DatasetLoader.Load(path, new DatasetOptions { Target = target, Seed = seed }), seed));

    /// <summary>A file as the command line names it: FILE or FILE:TARGET.</summary>
    /// <exception cref="InputException">It cannot be learned from.</exception>
    public static Table Parse(string word)
    {
        int colon = word.LastIndexOf(':');
        Table table = colon > 0 && !File.Exists(word) ? Of(word[..colon], word[(colon + 1)..]) : Of(word);
        // Better now than in the middle of a study.
        table.Split(0);
        return table;
    }

    private static Dataset Fewer(Dataset dataset, long seed) => dataset with
    {
        Training = ProbeSet.Draw(dataset.Training, MostTraining, seed),
        Validation = ProbeSet.Draw(dataset.Validation, MostHeldOut, seed),
    };
}
