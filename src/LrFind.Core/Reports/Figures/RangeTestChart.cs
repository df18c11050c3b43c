using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>The curves of a range test as a chart: the repeats faint, their smoothed mean strong, and what was suggested.</summary>
internal static class RangeTestChart
{
    /// <summary>The picture of the chart.</summary>
    public static Picture Picture(CurveReport report, ChartOptions options) =>
        Charts.Picture.Of(Create(report, options), TitleOf(report, options), Subtitle(report));

    /// <summary>Draws the chart.</summary>
    public static Plot Create(CurveReport report, ChartOptions options)
    {
        CurveAnalysis analysis = report.Result.Analysis;
        RateAxis axis = RateAxis.Of(analysis.Curves);
        string footer = Join("   ", "lrfind", report.Facts.Rows, RangeTest(report), Seed(report));
        Plot plot = Chart.Create(options.Theme, new ChartTexts(TitleOf(report, options), Subtitle(report), footer));
        plot.SetRateAxis(axis, "learning rate");
        plot.SetHeights(LossRange.Of(analysis.Curves), LossLabel(report));
        AddCurves(plot, analysis, axis, options.Theme);
        plot.Annotate(new RateAnnotations(options.Theme, Chart.LabelSize)
        {
            Marks = MarksOf(report, axis, options.Theme),
            Bands = report.Result.Suggestion is { Landmarks: var landmarks } ? [StableRange(landmarks, axis, options.Theme)] : [],
        });
        return plot;
    }

    private static string TitleOf(CurveReport report, ChartOptions options) => options.Title ?? $"Learning rate range test: {report.Name}";

    private static string Subtitle(CurveReport report)
    {
        VerdictText words = report.Words;
        if (report.Result.Suggestion is null)
            return $"no suggestion ({words.Code}): {words.Sentence}";
        string model = Join(", ", report.Facts.Model, report.Facts.Optimizer);
        return report.Result.Verdict == Verdict.Ok ? model
            : Join("; ", model.Length > 0 ? model : null, $"{words.Code}: {words.Sentence}");
    }

    private static string? RangeTest(CurveReport report) => Join("; ", report.Facts.RangeTest, Phrases.End(report.Result.Analysis));

    private static string? Seed(CurveReport report) => report.Facts.Seed is { } seed ? $"seed {seed}" : null;

    private static string LossLabel(CurveReport report)
    {
        string measure = report.Result.Analysis.Curves.HasProbe ? "probe loss" : "loss";
        return report.Facts.Loss is { } loss ? $"{measure} ({loss})" : measure;
    }

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(p => p is not null));

    private static void AddCurves(Plot plot, CurveAnalysis analysis, RateAxis axis, ChartTheme theme)
    {
        LossCurve[] repeats = [.. analysis.Curves.Repeats.Where(c => c.Count > 0)];
        for (int i = 0; i < repeats.Length; i++)
        {
            plot.AddCurve([.. repeats[i].LearningRates().Select(axis.At)], repeats[i].Measures(), theme.Data, isStrong: false,
                i > 0 ? "" : repeats.Length > 1 ? $"{repeats.Length} repeats" : "as recorded");
        }

        if (analysis.Smoothed.Length == 0)
            return;
        double[] places = [.. analysis.Decades.ToArray().Select(d => axis.At(Math.Pow(10, d)))];
        plot.AddCurve(places, analysis.Smoothed.ToArray(), theme.Data, label: repeats.Length > 1 ? "mean, smoothed" : "smoothed");
    }

    private static RateBand StableRange(Landmarks landmarks, RateAxis axis, ChartTheme theme) =>
        new(axis.At(landmarks.Onset), axis.At(landmarks.Edge), "stable range", theme.Good);

    // The suggestion first: where room is short, what comes later goes without a label.
    private static List<RateMark> MarksOf(CurveReport report, RateAxis axis, ChartTheme theme)
    {
        if (report.Result.Suggestion is not { } found)
            return [];
        CurveAnalysis analysis = report.Result.Analysis;
        string spread = found.Spread is { } decades ? $", repeats within {NumberText.Decades(decades)}" : "";
        string name = Phrases.IsReferred(found) ? "suggestion" : found.Rule;
        RateMark Mark(double rate, string label, Color color) => new(axis.At(rate), label, color) { Y = LossAt(analysis, rate) };
        RateMark Minor(double rate, string label, Color color) => Mark(rate, label, color) with { HasLine = false, IsStrong = false };
        List<RateMark> marks = [Mark(found.LearningRate, $"{name} {NumberText.Rate(found.LearningRate)}{spread}", theme.Accent)];
        if (Phrases.IsReferred(found))
            marks.Add(Minor(found.ReadOff, $"{found.Rule} at {NumberText.Rate(found.ReadOff)}", theme.Data));
        marks.Add(Minor(found.Recommended.OneCycleMax, $"one-cycle max {NumberText.Rate(found.Recommended.OneCycleMax)}", theme.Label));
        marks.Add(Minor(found.Landmarks.Minimum, $"minimum {NumberText.Rate(found.Landmarks.Minimum)}", theme.Label));
        marks.Add(Minor(found.Landmarks.Edge, $"edge {NumberText.Rate(found.Landmarks.Edge)}", theme.Good));
        if (report.Head.AllRules)
            marks.AddRange(OtherRules(report.Result, found).Select(r => Minor(r.Rate, $"{r.Name} rule {NumberText.Rate(r.Rate)}", theme.Data)));
        return marks;
    }

    private static IEnumerable<(string Name, double Rate)> OtherRules(SuggestionResult result, Suggestion found) =>
        from answer in result.Answers
        where answer.LearningRate is not null && answer.Rule.Name != found.Rule
        select (answer.Rule.Name, answer.LearningRate!.Value);

    private static double? LossAt(CurveAnalysis analysis, double rate)
    {
        double low = analysis.Curves.Rate(0), high = analysis.Curves.Rate(analysis.Curves.Count - 1);
        return rate >= low && rate <= high && analysis.LossAt(rate) is var loss && double.IsFinite(loss) ? loss : null;
    }
}
