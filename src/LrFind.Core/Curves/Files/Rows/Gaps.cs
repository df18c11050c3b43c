namespace LrFind.Curves.Files.Rows;

/// <summary>Tells steps whose loss is not there from steps whose loss was no number any more.</summary>
internal static class Gaps
{
    /// <summary>
    /// The points of a repeat. What has no finite loss between others is a gap and left out; at the end, it is how the test ended.
    /// </summary>
    /// <param name="rows">The rows of a repeat, joined.</param>
    /// <param name="hasProbe">Whether there is a probe loss.</param>
    /// <param name="keepsAll">Whether nothing that was recorded is left out: the file is exact.</param>
    public static List<CurvePoint> PointsOf(IReadOnlyList<CurveRow> rows, bool hasProbe, bool keepsAll)
    {
        List<CurveRow> steps = [.. rows.Where(r => r.Rate > 0)];
        int trailing = EmptyAtEnd(steps);
        // Where losses are logged less often than rates, the end has rates without a loss for no other reason.
        bool isLoggedApart = rows.Any(r => r.Rate is null && r.Loss is not null) || LongestGap(steps, trailing) >= trailing;
        if (isLoggedApart)
            steps.RemoveRange(steps.Count - trailing, trailing);
        int last = steps.FindLastIndex(r => double.IsFinite(r.Loss ?? double.NaN));
        var points = new List<CurvePoint>(steps.Count);
        for (int i = 0; i < steps.Count; i++)
        {
            CurveRow row = steps[i];
            double? probe = hasProbe ? row.Probe ?? double.NaN : null;
            var point = new CurvePoint(row.Line, row.Step, row.Rate!.Value, row.Loss ?? double.NaN, probe);
            if (point.IsFinite || i > last || (keepsAll && row.Loss is not null))
                points.Add(point);
        }

        return points;
    }

    /// <summary>
    /// Takes away rates that some repeats have left out and others have, so that all have the same as far as they go.
    /// </summary>
    public static void Align(IReadOnlyList<List<CurvePoint>> repeats)
    {
        List<CurvePoint> longest = repeats.MaxBy(r => r.Count)!;
        if (repeats.All(r => r.Zip(longest).All(pair => Rounding.AreSame(pair.First.Rate, pair.Second.Rate))))
            return;
        var have = new Dictionary<long, int>();
        foreach (CurvePoint point in repeats.SelectMany(r => r))
            have[KeyOf(point)] = have.GetValueOrDefault(KeyOf(point)) + 1;
        long[] ends = [.. repeats.Where(r => r.Count > 0).Select(r => KeyOf(r[^1]))];
        bool IsLeftOut(CurvePoint point) => have[KeyOf(point)] < ends.Count(end => end >= KeyOf(point));
        // Where that is not the exception, these are other rates.
        if (repeats.All(r => r.Count(IsLeftOut) <= r.Count / 2))
        {
            foreach (List<CurvePoint> repeat in repeats)
                repeat.RemoveAll(IsLeftOut);
        }
    }

    // Equal for rates that differ by rounding only.
    private static long KeyOf(CurvePoint point) => (long)Math.Round(Math.Log10(point.Rate) * 1e5);

    private static int EmptyAtEnd(List<CurveRow> steps) => steps.Count - 1 - steps.FindLastIndex(r => r.Loss is not null);

    private static int LongestGap(List<CurveRow> steps, int trailing)
    {
        int longest = 0, run = 0;
        for (int i = 0; i < steps.Count - trailing; i++)
        {
            run = steps[i].Loss is null ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
