using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>The curves of a range test as a plot.</summary>
internal static class CurvePlot
{
    // More points than that would not be seen.
    private const int MostPoints = 400;

    // Half of the axis, in decades, around a single rate.
    private const double LoneRate = 0.5;

    /// <summary>The repeats, their mean and the same smoothed, with what was suggested.</summary>
    /// <param name="rate">A rate to mark beside the suggestion; <see langword="null"/> for none.</param>
    public static LinePlot Of(CurveReport report, double? rate = null)
    {
        CurveAnalysis analysis = report.Result.Analysis;
        Suggestion? found = report.Result.Suggestion;
        int[] steps = StepsOf(analysis);
        double[] rates = [.. steps.Select(analysis.Curves.Rate)];
        string measure = analysis.Curves.HasProbe ? "probe loss" : "loss";
        return new LinePlot(
            $"Loss against the learning rate: {report.Name}",
            Describe(report),
            RateAxis(analysis.Curves),
            PlotAxis.Of(LossRange.Of(analysis.Curves), report.Facts.Loss is { } loss ? $"{measure} ({loss})" : measure),
            rates,
            LinesOf(analysis, steps))
        {
            Marks = MarksOf(found, rate),
            Band = found is null ? null : new(found.Landmarks.Onset, found.Landmarks.Edge, "stable range"),
            Analysis = analysis,
            Rate = rate ?? found?.LearningRate,
        };
    }

    private static string Describe(CurveReport report)
    {
        CurveSet curves = report.Result.Analysis.Curves;
        string from = $"{NumberText.Plural(curves.Repeats.Count, "range test")} from {NumberText.Rate(curves.Rate(0))} to {NumberText.Rate(curves.Rate(curves.Count - 1))}";
        if (report.Result.Suggestion is not { } found)
            return $"{from}: {report.Words.Sentence}.";
        Landmarks at = found.Landmarks;
        return $"{from}: the loss starts at {NumberText.Loss(found.StartLoss)}, begins to fall at {NumberText.Rate(at.Onset)}, "
            + $"is lowest with {NumberText.Loss(found.MinimumLoss)} at {NumberText.Rate(at.Minimum)}, "
            + $"and the stable range ends at {NumberText.Rate(at.Edge)}; suggested is {NumberText.Rate(found.LearningRate)}.";
    }

    // Those of the mean, which joins steps where there are very many; else all, or some.
    private static int[] StepsOf(CurveAnalysis analysis)
    {
        int count = analysis.Curves.Count, points = analysis.Decades.Length;
        if (points == 0 || points == count)
            return Spread(count, Math.Min(count, points == 0 ? MostPoints : count));
        int[] steps = new int[points];
        for (int i = 0, step = 0; i < points; i++)
        {
            double at = Math.Pow(10, analysis.Decades[i]);
            while (step + 1 < count && analysis.Curves.Rate(step) < at)
                step++;
            steps[i] = step;
        }

        return steps;
    }

    private static int[] Spread(int count, int points) =>
        [.. Enumerable.Range(0, points).Select(i => points == 1 ? 0 : (int)((long)i * (count - 1) / (points - 1)))];

    private static List<PlotLine> LinesOf(CurveAnalysis analysis, int[] steps)
    {
        var lines = new List<PlotLine>();
        int repeats = analysis.Curves.Repeats.Count;
        for (int i = 0; i < repeats; i++)
        {
            LossCurve curve = analysis.Curves.Repeats[i];
            string label = repeats == 1 ? "as recorded" : FormattableString.Invariant($"repeat {i + 1}");
            lines.Add(new(label, LineStyle.Faint, 0, [.. steps.Select(s => s < curve.Count ? curve.Measure(s) : double.NaN)]));
        }

        if (analysis.Mean.Length > 0 && repeats > 1)
            lines.Add(new("mean", LineStyle.Thin, 0, analysis.Mean.ToArray()));
        if (analysis.Smoothed.Length > 0)
            lines.Add(new(repeats > 1 ? "mean, smoothed" : "smoothed", LineStyle.Strong, 0, analysis.Smoothed.ToArray()));
        return lines;
    }

    private static List<PlotMark> MarksOf(Suggestion? found, double? rate)
    {
        var marks = new List<PlotMark>();
        if (found is not null)
        {
            marks.Add(new(found.Landmarks.Minimum, "minimum"));
            if (Phrases.IsReferred(found))
                marks.Add(new(found.ReadOff, found.Rule));
            marks.Add(new(found.LearningRate, $"suggested {NumberText.Rate(found.LearningRate)}", IsMain: rate is null));
        }

        if (rate is { } other)
            marks.Add(new(other, $"checked {NumberText.Rate(other)}", IsMain: true));
        return marks;
    }

    private static PlotAxis RateAxis(CurveSet curves)
    {
        double low = curves.Rate(0), high = curves.Rate(curves.Count - 1);
        return curves.Count == 1
            ? new("learning rate", low / Math.Pow(10, LoneRate), high * Math.Pow(10, LoneRate), IsLog: true)
            : new("learning rate", low, high, IsLog: !curves.HasLinearRates);
    }
}
