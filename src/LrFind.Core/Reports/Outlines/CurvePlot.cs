using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>The curves of a range test as a plot.</summary>
internal static class CurvePlot
{
    // How far the plot goes above the start and below the minimum, as shares of the descent: a blow-up leaves through the top.
    private const double HeadRoom = 0.35;
    private const double FootRoom = 0.12;

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
            LossAxis(analysis, report.Facts.Loss is { } loss ? $"{measure} ({loss})" : measure),
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

    // Linearly spaced rates crowd at the right end of a logarithmic axis.
    private static PlotAxis RateAxis(CurveSet curves)
    {
        double low = curves.Rate(0), high = curves.Rate(curves.Count - 1), middle = curves.Rate(curves.Count / 2);
        if (curves.Count == 1)
            return new("learning rate", low / Math.Pow(10, LoneRate), high * Math.Pow(10, LoneRate), IsLog: true);
        double share = (double)(curves.Count / 2) / (curves.Count - 1);
        double ifLinear = low + share * (high - low), ifExponential = low * Math.Pow(high / low, share);
        return new("learning rate", low, high, IsLog: Math.Abs(middle - ifLinear) >= Math.Abs(middle - ifExponential));
    }

    private static PlotAxis LossAxis(CurveAnalysis analysis, string label)
    {
        int first = Math.Max(5, analysis.Curves.Count / 10);
        double low = double.PositiveInfinity, start = double.NegativeInfinity;
        foreach (LossCurve curve in analysis.Curves.Repeats)
        {
            for (int i = 0; i < curve.Count; i++)
            {
                double loss = curve.Measure(i);
                if (!double.IsFinite(loss))
                    continue;
                low = Math.Min(low, loss);
                start = i < first ? Math.Max(start, loss) : start;
            }
        }

        return PlotRange.Around(label, low, start, FootRoom, HeadRoom);
    }
}

/// <summary>How far plots of losses go.</summary>
internal static class PlotRange
{
    /// <summary>An axis from a little below the lowest loss to a little above the start.</summary>
    /// <param name="foot">How far below, as a share of the descent.</param>
    /// <param name="head">How far above.</param>
    public static PlotAxis Around(string label, double low, double start, double foot, double head)
    {
        if (!double.IsFinite(low) || !double.IsFinite(start))
            return new(label, 0, 1);
        double span = start > low ? start - low : Math.Max(Math.Abs(start), 1e-6);
        return new(label, low - foot * span, Math.Max(start, low) + head * span);
    }
}
