using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>How often each class occurs.</summary>
internal static class ClassBalance
{
    // The most frequent class against the rarest, from which on accuracy says little.
    private const double Unbalanced = 20;

    /// <summary>Training rows of each class; empty for regression.</summary>
    public static int[] Count(EncodedRows rows)
    {
        int[] counts = new int[rows.Classes.Count];
        if (counts.Length == 0)
            return counts;
        foreach (double number in (ReadOnlySpan<double>)rows.Training.Targets)
            counts[(int)number]++;
        return counts;
    }

    /// <summary>Warns of classes that are much rarer than others, or that no training row has.</summary>
    /// <param name="counts">Training rows of each.</param>
    /// <param name="notes">Where the warning goes.</param>
    public static void Warn(IReadOnlyList<string> classes, IReadOnlyList<int> counts, PlanNotes notes)
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
        notes.Warn(
            $"the classes are unbalanced: {Share(commonest)} of the training rows, {Share(rarest)}",
            "`ClassWeights` balanced makes them count alike");
    }
}
