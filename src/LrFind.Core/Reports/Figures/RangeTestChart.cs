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
    public static Plot Create(CurveReport report, ChartOptions options) =>
        Create(report, options.Theme, new ChartTexts(TitleOf(report, options), Subtitle(report)));

    /// <summary>Draws the chart with texts of another's choice.</summary>
    /// <param name="report">The curves.</param>
    /// <param name="theme">The colours.</param>
    /// <param name="texts">Headline and subtitle.</param>
    /// <param name="checkedRate">A rate that the chart is about in place of the suggestion; <see langword="null"/> for none.</param>
    public static Plot Create(CurveReport report, ChartTheme theme, ChartTexts texts, double? checkedRate = null)
    {
        CurveAnalysis analysis = report.Result.Analysis;
        var axis = RateAxis.Of(analysis.Curves);
        axis = checkedRate is { } shown ? axis.Including(shown) : axis;
        Plot plot = Chart.Create(theme, texts with { Footer = Join("   ", "lrfind", report.Facts.Rows, RangeTest(report), Seed(report)) });
        plot.SetRateAxis(axis, "learning rate");
        plot.SetHeights(LossRange.Of(analysis.Curves), LossLabel(report));
        AddCurves(plot, analysis, axis, theme);
        IEnumerable<RateMark> marks = MarksOf(report, axis, theme);
        plot.Annotate(new RateAnnotations(theme, Chart.LabelSize)
        {
            Marks = checkedRate is { } rate
                ? [.. CheckedMark(analysis, axis, rate, $"checked {NumberText.Rate(rate)}", theme), .. marks.Select(m => m with { HasLine = false, IsStrong = false })]
                : [.. marks],
            Bands = report.Result.Suggestion is { Landmarks: var landmarks } ? [StableRange(landmarks, axis, theme)] : [],
        });
        return plot;
    }

    /// <summary>The mark of a rate that was checked; none where the axis does not reach it.</summary>
    public static IEnumerable<RateMark> CheckedMark(CurveAnalysis analysis, RateAxis axis, double rate, string label, ChartTheme theme) =>
        axis.At(rate) >= axis.Low && axis.At(rate) <= axis.High
            ? [new(axis.At(rate), label, theme.Accent) { Y = LossAt(analysis, rate) }] : [];

    /// <summary>Adds the smoothed mean; nothing where there is none.</summary>
    public static void AddMean(Plot plot, CurveAnalysis analysis, RateAxis axis, ChartTheme theme, string label = "")
    {
        if (analysis.Smoothed.Length == 0)
            return;
        double[] places = [.. analysis.Decades.ToArray().Select(d => axis.At(Math.Pow(10, d)))];
        plot.AddCurve(places, analysis.Smoothed.ToArray(), theme.Data, label: label);
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

        AddMean(plot, analysis, axis, theme, repeats.Length > 1 ? "mean, smoothed" : "smoothed");
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
