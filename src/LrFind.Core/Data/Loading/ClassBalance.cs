using LrFind.Data.Cells;

namespace LrFind.Data.Loading;

/// <summary>How often each class occurs.</summary>
internal static class ClassBalance
{
    // The most frequent class against the rarest, from which on accuracy says little.
    private const double Unbalanced = 20;

    /// <summary>Rows of each class among some rows; empty for regression.</summary>
    public static int[] Count(TargetSet target, ReadOnlySpan<int> rows)
    {
        int[] counts = new int[target.Classes.Count];
        if (counts.Length == 0)
            return counts;
        foreach (int row in rows)
            counts[(int)target.Columns[0].Values[row]]++;
        return counts;
    }

    /// <summary>Warns of classes that are much rarer than others, or that no training row has.</summary>
    /// <param name="classes">Their names.</param>
    /// <param name="counts">Training rows of each.</param>
    /// <param name="warnings">Where the warning goes.</param>
    public static void Warn(IReadOnlyList<string> classes, IReadOnlyList<int> counts, List<DatasetWarning> warnings)
    {
        if (counts.Count == 0)
            return;
        int rarest = 0, commonest = 0;
        double all = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            all += counts[i];
            rarest = counts[i] < counts[rarest] ? i : rarest;
            commonest = counts[i] > counts[commonest] ? i : commonest;
        }

        if (counts[commonest] < Unbalanced * counts[rarest])
            return;
        string Share(int which) => FormattableString.Invariant($"'{Quoting.Shortened(classes[which])}' {100 * counts[which] / all:0.##} %");
        warnings.Add(new($"the classes are unbalanced: {Share(commonest)} of the training rows, {Share(rarest)}", "--class-weights balanced makes them count alike"));
    }
}
