using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>All repeats as one curve: the mean of their losses at each rate, blow-ups held at a cap.</summary>
/// <remarks>
/// A repeat counts up to where it blew up or took off (<see cref="CurveEnd"/>); from there on the cap stands for it. One that has
/// fewer than two starts' worth of steps before that is left out.
/// </remarks>
internal sealed class MeanCurve
{
    // Many more points than a smoothing window can tell apart only cost time.
    private const int MostPoints = 2_000;

    private MeanCurve(double[] decades, double[] values, double start, bool isCut, int startCount) =>
        (Decades, Values, Start, IsCut, StartCount) = (decades, values, start, isCut, startCount);

    /// <summary>The rates, as log₁₀.</summary>
    public double[] Decades { get; }

    /// <summary>The mean losses.</summary>
    public double[] Values { get; }

    /// <summary>The loss that the curves start from.</summary>
    public double Start { get; }

    /// <summary>Whether a repeat blew up or took off before the last recorded step.</summary>
    public bool IsCut { get; }

    /// <summary>How many losses of each repeat tell its start.</summary>
    public int StartCount { get; }

    /// <summary>The number of losses that tell where a test of so many steps starts: a tenth, and at least 5.</summary>
    public static int StartCountOf(int steps) => Math.Max(5, steps / 10);

    /// <summary>Averages the curves that are usable; <see langword="null"/> when none is.</summary>
    /// <param name="set">The curves.</param>
    /// <param name="ends">The end of each.</param>
    public static MeanCurve? Of(CurveSet set, CurveEnd[] ends)
    {
        int startCount = StartCountOf(set.Steps);
        var kept = new List<int>();
        for (int i = 0; i < ends.Length; i++)
        {
            if (ends[i].Usable >= 2 * startCount)
                kept.Add(i);
        }

        if (kept.Count == 0)
            return null;
        double start = 0, lowest = 0;
        bool isCut = false;
        foreach (int i in kept)
        {
            (LossCurve curve, CurveEnd end) = (set.Repeats[i], ends[i]);
            start += StartOf(curve, startCount) / kept.Count;
            lowest += LowestOf(curve, end.Usable) / kept.Count;
            isCut |= end.Reason != StopReason.Completed || curve.Count < set.Count;
        }

        // A blow-up is held at as far above the start as the lowest loss is below it: how high it goes says nothing about where the descent
        // is, but would pull the fitted lines up before it.
        double[] values = Average(set, ends, kept, cap: start + Math.Max(0, start - lowest));
        double[] decades = new double[set.Count];
        for (int i = 0; i < decades.Length; i++)
            decades[i] = Math.Log10(set.Rate(i));
        int group = (decades.Length + MostPoints - 1) / MostPoints;
        return new MeanCurve(Pool(decades, group), Pool(values, group), start, isCut, startCount);
    }

    private static double[] Average(CurveSet set, CurveEnd[] ends, List<int> kept, double cap)
    {
        double[] values = new double[set.Count];
        foreach (int repeat in kept)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] += (i < ends[repeat].Usable ? Math.Min(set.Repeats[repeat].Measure(i), cap) : cap) / kept.Count;
        }

        return values;
    }

    // The median: an outlier at the start must not move the cap.
    private static double StartOf(LossCurve curve, int count)
    {
        double[] losses = new double[count];
        for (int i = 0; i < count; i++)
            losses[i] = curve.Measure(i);
        Array.Sort(losses);
        return (losses[(count - 1) / 2] + losses[count / 2]) / 2;
    }

    private static double LowestOf(LossCurve curve, int count)
    {
        double lowest = double.PositiveInfinity;
        for (int i = 0; i < count; i++)
            lowest = Math.Min(lowest, curve.Measure(i));
        return lowest;
    }

    private static double[] Pool(double[] values, int group)
    {
        if (group == 1)
            return values;
        double[] means = new double[(values.Length + group - 1) / group];
        for (int i = 0; i < means.Length; i++)
        {
            int first = i * group, count = Math.Min(group, values.Length - first);
            for (int j = first; j < first + count; j++)
                means[i] += values[j] / count;
        }

        return means;
    }
}
