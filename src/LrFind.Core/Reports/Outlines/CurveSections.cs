using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>What was recorded, what each rule says of it, and each repeat.</summary>
internal static class CurveSections
{
    /// <summary>The curve.</summary>
    public static OutlineSection Curve(CurveReport report) => new("Range test", CurvePlot.Of(report), new Paragraph(Recorded(report)));

    /// <summary>What every rule says.</summary>
    public static OutlineSection Rules(SuggestionResult result)
    {
        var table = new TableBlock("What each rule says",
            [new("rule"), new("rate", IsNumber: true), new("read off at", IsNumber: true), new("how it is read off")],
            [.. result.Answers.Select(a => RowOf(a, result.Suggestion?.Rule))]);
        return result.Disagreement is { } decades
            ? new("Rules", table, new Paragraph($"They lie within {NumberText.Decades(decades)}.")) { IsDetail = true }
            : new("Rules", table) { IsDetail = true };
    }

    /// <summary>Each repeat alone.</summary>
    /// <param name="seedOf">The seed of a repeat; <see langword="null"/> where that is not known.</param>
    public static OutlineSection Repeats(SuggestionResult result, Func<int, long>? seedOf)
    {
        TableColumn[] seed = seedOf is null ? [] : [new("seed", IsNumber: true)];
        var rows = new List<IReadOnlyList<TableCell>>();
        for (int i = 0; i < result.Analysis.Curves.Repeats.Count; i++)
        {
            TableCell[] seedCell = seedOf is null ? [] : [new(FormattableString.Invariant($"{seedOf(i)}"), seedOf(i))];
            rows.Add([$"repeat {i + 1}", .. seedCell, .. CellsOf(result, i)]);
        }

        var columns = new[] { new TableColumn("repeat") }.Concat(seed).Concat(
        [
            new("suggestion", IsNumber: true), new("steps", IsNumber: true), new("first loss", IsNumber: true), new("lowest loss", IsNumber: true), new("end"),
        ]);
        return new("Repeats", new TableBlock("Each repeat alone", [.. columns], rows)) { IsDetail = true };
    }

    private static string Recorded(CurveReport report)
    {
        string end = Phrases.End(report.Result.Analysis);
        string test = report.Facts.RangeTest is { } known ? $"{known}; {end}" : end;
        string probe = report.Facts.Probe is { } rows and not "none" ? $" The loss is measured on {rows}." : "";
        return $"{char.ToUpperInvariant(test[0])}{test[1..]}.{probe}";
    }

    private static TableCell[] RowOf(RuleAnswer answer, string? chosen)
    {
        string name = answer.Rule.Name == chosen ? $"{answer.Rule.Name} (used)" : answer.Rule.Name;
        string how = answer.LearningRate is null ? VerdictText.CodeOf(answer.Verdict) : answer.Rule.Summary;
        return [name, TableCell.Rate(answer.LearningRate), TableCell.Rate(answer.ReadOff), how];
    }

    private static TableCell[] CellsOf(SuggestionResult result, int repeat)
    {
        LossCurve curve = result.Analysis.Curves.Repeats[repeat];
        CurveEnd end = result.Analysis.Ends[repeat];
        double lowest = double.PositiveInfinity;
        for (int i = 0; i < end.Usable; i++)
            lowest = Math.Min(lowest, curve.Measure(i));
        return
        [
            TableCell.Rate(result.Suggestion?.Repeats[repeat]), TableCell.Count(curve.Count),
            TableCell.Loss(curve.Count > 0 ? curve.Measure(0) : null), TableCell.Loss(lowest), EndOf(curve, end),
        ];
    }

    private static string EndOf(LossCurve curve, CurveEnd end) => end.Reason switch
    {
        StopReason.Diverged => $"took off at {NumberText.Rate(curve[end.Usable - 1].LearningRate)}",
        StopReason.NonFiniteLoss => $"not finite at {NumberText.Rate(curve[end.Usable].LearningRate)}",
        _ => "reached the last rate",
    };
}
