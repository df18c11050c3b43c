using LrFind.Charts;
using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Figures;

/// <summary>Curves as a figure; the only bridge from learning rates to charts.</summary>
internal static class LossCurveFigure
{
    // How far the picture goes above the start and below the minimum, as shares of the descent.
    private const double HeadRoom = 0.35;
    private const double FootRoom = 0.12;

    // Half of the axis, in decades, around a single rate.
    private const double LoneRate = 0.5;

    /// <summary>Draws the repeats faint, their smoothed mean strong, and what was suggested.</summary>
    public static Figure Create(CurveReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CurveSet curves = report.Result.Analysis.Curves;
        return new Figure
        {
            Title = $"Learning rate range test: {report.Name}",
            Subtitle = Subtitle(report),
            Footer = Join("   ", "lrfind", report.Facts.Rows, RangeTest(report), Seed(report)),
            X = new Axis("learning rate", RateScale(curves)),
            Y = new Axis(LossLabel(report), LossScale(report.Result.Analysis)),
            Series = SeriesOf(report.Result.Analysis),
            Bands = report.Result.Suggestion is { Landmarks: var roles } ? [new Band(roles.Onset, roles.Edge) { Label = "stable range" }]
                : [],
            Markers = report.Result.Suggestion is { } found ? MarkersOf(found, report.Result.Analysis) : [],
        };
    }

    private static string? Subtitle(CurveReport report)
    {
        VerdictText words = report.Words;
        if (report.Result.Suggestion is null)
            return $"no suggestion ({words.Code}): {words.Sentence}";
        string? model = Join(", ", report.Facts.Model, report.Facts.Optimizer);
        return report.Result.Verdict == Verdict.Ok ? model : Join("; ", model, $"{words.Code}: {words.Sentence}");
    }

    private static string? RangeTest(CurveReport report) =>
        Join("; ", report.Facts.RangeTest, Phrases.End(report.Result.Analysis));

    private static string? Seed(CurveReport report) => report.Facts.Seed is { } seed ? $"seed {seed}" : null;

    private static string LossLabel(CurveReport report)
    {
        string measure = report.Result.Analysis.Curves.HasProbe ? "probe loss" : "loss";
        return report.Facts.Loss is { } loss ? $"{measure} ({loss})" : measure;
    }

    private static string? Join(string separator, params string?[] parts)
    {
        string?[] known = Array.FindAll(parts, p => p is not null);
        return known.Length == 0 ? null : string.Join(separator, known);
    }

    private static Marker[] MarkersOf(Suggestion found, CurveAnalysis analysis)
    {
        string spread = found.Spread is { } decades ? $", repeats within {NumberText.Decades(decades)}" : "";
        if (!Phrases.IsReferred(found))
            return [At(found.LearningRate, $"{found.Rule} {NumberText.Rate(found.LearningRate)}{spread}", analysis)];
        return
        [
            At(found.LearningRate, $"suggestion {NumberText.Rate(found.LearningRate)}{spread}", analysis),
            At(found.ReadOff, $"{found.Rule} at {NumberText.Rate(found.ReadOff)}", analysis) with { Color = Palette.Blue },
        ];
    }

    private static Marker At(double rate, string label, CurveAnalysis analysis)
    {
        double low = analysis.Curves.Rate(0), high = analysis.Curves.Rate(analysis.Curves.Count - 1);
        return new Marker(rate, label) { Y = rate >= low && rate <= high ? analysis.LossAt(rate) : null };
    }

    private static List<Series> SeriesOf(CurveAnalysis analysis)
    {
        var series = new List<Series>();
        foreach (LossCurve curve in analysis.Curves.Repeats)
        {
            if (curve.Count > 0)
                series.Add(new(curve.LearningRates(), curve.Measures())
                {
                    Label = RepeatLabel(analysis, series.Count),
                    Color = Palette.Blue,
                    Width = 1.5,
                    Opacity = 0.35
                });
        }

        if (analysis.Smoothed.Length > 0)
        {
            double[] rates = analysis.Decades.ToArray();
            foreach (ref double rate in rates.AsSpan())
                rate = Math.Pow(10, rate);
            series.Add(new(rates, analysis.Smoothed.ToArray())
            {
                Label = analysis.Curves.Repeats.Count > 1 ? "mean, smoothed" : "smoothed",
                Color = Palette.Blue,
                Width = 3.5
            });
        }

        return series;
    }

    // One entry of the legend stands for all repeats.
    private static string? RepeatLabel(CurveAnalysis analysis, int index) =>
        index > 0 ? null : analysis.Curves.Repeats.Count > 1 ? $"{analysis.Curves.Repeats.Count} repeats" : "as recorded";

    // Linearly spaced rates are drawn as they are: they crowd at the right end of a logarithmic axis.
    private static Scale RateScale(CurveSet curves)
    {
        double low = curves.Rate(0), high = curves.Rate(curves.Count - 1), middle = curves.Rate(curves.Count / 2);
        if (curves.Count == 1)
            return new LogScale(low / Math.Pow(10, LoneRate), high * Math.Pow(10, LoneRate));
        double share = (double)(curves.Count / 2) / (curves.Count - 1);
        double ifLinear = low + share * (high - low), ifExponential = low * Math.Pow(high / low, share);
        return Math.Abs(middle - ifLinear) < Math.Abs(middle - ifExponential) ? new LinearScale(low, high) : new LogScale(low, high);
    }

    /// <summary>
    /// From a little below the lowest loss to a little above the start, so that a blow-up leaves through the top and the valley stays
    /// visible.
    /// </summary>
    private static LinearScale LossScale(CurveAnalysis analysis)
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
                if (i < first)
                    start = Math.Max(start, loss);
            }
        }

        if (!double.IsFinite(start))
            return new LinearScale(0, 1);
        double span = start - low > 0 ? start - low : Math.Max(Math.Abs(start), 1e-6);
        return new LinearScale(low - FootRoom * span, start + HeadRoom * span);
    }
}
