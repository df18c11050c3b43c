using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>All repeats as one curve: the mean of how far each lies above its own start at each rate, in units of the mean drop.</summary>
/// <remarks>
/// So it starts at 0 and its lowest point is near −1, wherever the losses lie: at what height a repeat begins says nothing about rates.
/// Blow-ups are held at as far above a repeat's start as its lowest loss is below; one that has fewer than two starts' worth of steps
/// before its end is left out.
/// </remarks>
internal sealed class MeanCurve
{
    private const int MostPoints = 400;

    private MeanCurve(CurveSet set, List<RepeatCurve> repeats, int startCount)
    {
        (Repeats, StartCount) = (repeats, startCount);
        foreach (RepeatCurve repeat in repeats)
        {
            Start += repeat.Start / repeats.Count;
            Drop += repeat.Drop / repeats.Count;
            IsCut |= repeat.IsCut;
        }

        double[] decades = new double[set.Count], referred = ReferenceSpacing.Refer(set);
        for (int i = 0; i < decades.Length; i++)
            decades[i] = Math.Log10(set.Rate(i));
        int[] ends = PoolEnds(decades);
        StartPoints = Math.Max(1, startCount * ends.Length / set.Count);
        Decades = Pool(ends, i => decades[i]);
        Values = Pool(ends, Rise);
        Referred = Pool(ends, i => referred[i]);
    }

    /// <summary>The repeats that count.</summary>
    public IReadOnlyList<RepeatCurve> Repeats { get; }

    /// <summary>The rates, as log₁₀.</summary>
    public double[] Decades { get; }

    /// <summary>The rates at which as much is done with the <see cref="ReferenceSpacing"/>, as log₁₀.</summary>
    public double[] Referred { get; }

    /// <summary>The means, in units of <see cref="Drop"/> above <see cref="Start"/>.</summary>
    public double[] Values { get; }

    /// <summary>The loss that the curves start from.</summary>
    public double Start { get; }

    /// <summary>How far the repeats fall, the mean; 0 or more.</summary>
    public double Drop { get; }

    /// <summary>Whether a repeat blew up, took off or ended before the last rate.</summary>
    public bool IsCut { get; }

    /// <summary>How many losses of each repeat tell its start.</summary>
    public int StartCount { get; }

    /// <summary>The same in points of this curve, which are fewer where there are very many steps.</summary>
    public int StartPoints { get; }

    /// <summary>The number of losses that tell where a test of so many steps starts: a tenth, and at least 5.</summary>
    public static int StartCountOf(int steps) => Math.Max(5, steps / 10);

    /// <summary>Averages the curves that are usable; <see langword="null"/> when none is.</summary>
    /// <param name="ends">The end of each.</param>
    public static MeanCurve? Compute(CurveSet set, CurveEnd[] ends)
    {
        int startCount = StartCountOf(set.Steps);
        var repeats = new List<RepeatCurve>();
        for (int i = 0; i < ends.Length; i++)
        {
            if (RepeatCurve.Create(set, i, ends[i], startCount) is { } repeat)
                repeats.Add(repeat);
        }

        return repeats.Count == 0 ? null : new MeanCurve(set, repeats, startCount);
    }

    /// <summary>A value as a loss.</summary>
    public double Loss(double value) => Start + Drop * value;

    private double Rise(int step)
    {
        double mean = 0;
        foreach (RepeatCurve repeat in Repeats)
            mean += repeat.Rise(step) / Repeats.Count;
        return Drop > 0 ? Math.Clamp(mean / Drop, -double.MaxValue, double.MaxValue) : 0;
    }

    // Where there are very many points, those closer together than a smoothing window can tell apart are one.
    private static int[] PoolEnds(double[] decades)
    {
        double width = decades.Length > MostPoints ? (decades[^1] - decades[0]) / MostPoints : 0;
        var ends = new List<int>();
        for (int i = 1, first = 0; i <= decades.Length; i++)
        {
            if (i < decades.Length && decades[i] - decades[first] < width)
                continue;
            ends.Add(i);
            first = i;
        }

        return [.. ends];
    }

    private static double[] Pool(int[] ends, Func<int, double> value)
    {
        double[] means = new double[ends.Length];
        for (int i = 0, first = 0; i < means.Length; first = ends[i], i++)
        {
            for (int j = first; j < ends[i]; j++)
                means[i] += value(j) / (ends[i] - first);
        }

        return means;
    }
}
