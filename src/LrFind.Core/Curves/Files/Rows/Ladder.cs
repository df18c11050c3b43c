using LrFind.Foundation;

namespace LrFind.Curves.Files.Rows;

/// <summary>Tells how the rates of recorded steps go: up, down, up again for the next repeat.</summary>
internal static class Ladder
{
    /// <summary>Whether the rates fall on the whole: the curve was written from high to low.</summary>
    public static bool Falls(IEnumerable<CurveRow> rows)
    {
        int falls = 0, rises = 0;
        double? before = null;
        foreach (CurveRow row in rows)
        {
            if (row.Rate is not { } rate)
                continue;
            falls += rate < before ? 1 : 0;
            rises += rate > before ? 1 : 0;
            before = rate;
        }

        return falls > rises;
    }

    /// <summary>Rows of several repeats one after another: each begins where the rate is back at its start.</summary>
    /// <param name="rows">The rows, in their order.</param>
    /// <param name="falls">Whether the rates fall within a repeat.</param>
    public static IEnumerable<List<CurveRow>> Repeats(IReadOnlyList<CurveRow> rows, bool falls)
    {
        var current = new List<CurveRow>();
        double? start = null, before = null;
        bool hasLeft = false;
        foreach (CurveRow row in rows)
        {
            if (row.Rate is { } rate and > 0)
            {
                bool isBack = start is { } first && (Rounding.AreSame(first, rate) || (falls ? rate > first : rate < first));
                if (isBack && hasLeft && before is { } last && !Rounding.AreSame(last, rate))
                {
                    yield return current;
                    (current, start, hasLeft) = ([], rate, false);
                }

                start ??= rate;
                hasLeft |= !Rounding.AreSame(start.Value, rate);
                before = rate;
            }

            current.Add(row);
        }

        yield return current;
    }

    /// <summary>Steps of the same rate as one, with their mean loss: staircases, and rates that were rounded.</summary>
    /// <param name="points">The points of a repeat, in the order of their rates.</param>
    public static List<CurvePoint> WithoutTreads(IReadOnlyList<CurvePoint> points)
    {
        var averaged = new List<CurvePoint>(points.Count);
        for (int start = 0, end; start < points.Count; start = end)
        {
            for (end = start + 1; end < points.Count && Rounding.AreSame(points[start].Rate, points[end].Rate);)
                end++;
            // What trained the model up to the middle of a tread is half of what trained it up to its end.
            CurvePoint middle = points[(start + end - 1) / 2];
            averaged.Add(end - start == 1 ? middle : middle with
            {
                Rate = points[start].Rate,
                Loss = Mean(points, start, end, p => p.Loss),
                Probe = middle.Probe is null ? null : Mean(points, start, end, p => p.Probe ?? double.NaN),
            });
        }

        return averaged;
    }

    /// <summary>Checks that the rates of a repeat rise.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public static void RequireRise(string file, IReadOnlyList<CurvePoint> points)
    {
        for (int i = 1; i < points.Count; i++)
        {
            if (!(points[i].Rate > points[i - 1].Rate))
            {
                throw new InputException(file, points[i].Line, FormattableString.Invariant(
                    $"the learning rate {points[i].Rate} is not above the {points[i - 1].Rate} before; ")
                    + "expected rates that rise from row to row within a repeat; give the rows of the test only, or a `RepeatColumn`");
            }
        }
    }

    private static double Mean(IReadOnlyList<CurvePoint> points, int start, int end, Func<CurvePoint, double> value)
    {
        double sum = 0;
        for (int i = start; i < end; i++)
            sum += value(points[i]);
        return sum / (end - start);
    }
}

/// <summary>A step with all that belongs to it.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Step">The number of the step; NaN where there is none.</param>
internal readonly record struct CurvePoint(long Line, double Step, double Rate, double Loss, double? Probe)
{
    /// <summary>Whether all that was measured is finite.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(Probe ?? 0);
}
