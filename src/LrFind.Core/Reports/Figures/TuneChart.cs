using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Charts.Panels;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>
/// A search as a chart: the loss against the rate with the interval, and the learning curves of the rates that stayed to the end.
/// </summary>
internal static class TuneChart
{
    /// <summary>The picture of the search.</summary>
    public static Picture Picture(TuneReport report, ChartOptions options)
    {
        var panels = new StackedPanels();
        var texts = new ChartTexts(TitleOf(report, options), Subtitle(report));
        Plot losses = Losses(report.Result, options.Theme, texts), curves = Curves(report, options.Theme);
        panels.Add(losses, 1.2);
        panels.Add(curves, 1);
        curves.Axes.SetLimitsX(0, report.Result.Options.Trial.TrainSteps);
        return new Picture(panels.ToMultiplot(), texts.Title, texts.Subtitle);
    }

    /// <summary>The loss against the rate alone, to stand below another chart.</summary>
    public static Plot Search(TuneReport report, ChartTheme theme) =>
        Losses(report.Result, theme, new ChartTexts("", $"short trainings, {Subtitle(report)}"));

    private static string TitleOf(TuneReport report, ChartOptions options) =>
        options.Title ?? $"Learning rate, measured: {report.Result.Found.Dataset.Name}";

    private static string Subtitle(TuneReport report) => report.Result is { LearningRate: { } rate, Interval: { } range }
        ? $"best {NumberText.Rate(rate)}; {NumberText.Rate(range.Low)} to {NumberText.Rate(range.High)} cannot be told apart"
        : report.Answer;

    private static Plot Losses(TuneResult result, ChartTheme theme, ChartTexts texts)
    {
        IReadOnlyList<TuneTrial> shown = result.Comparable;
        double low = shown[0].Trial.LearningRate, high = shown[^1].Trial.LearningRate;
        var axis = RateAxis.Decades(low / TuneReport.AxisRoom, high * TuneReport.AxisRoom);
        Plot plot = Chart.Create(theme, texts);
        plot.SetRateAxis(axis, "learning rate");
        plot.SetHeights(LossRange.Of(result), "held-out loss");
        AddSeeds(plot, shown, axis, theme);
        plot.AddCurve([.. shown.Select(t => axis.At(t.Trial.LearningRate))], [.. shown.Select(t => t.Loss)], theme.Data, label: "mean");
        plot.Annotate(new RateAnnotations(theme, Chart.LabelSize)
        {
            Marks = MarksOf(result, axis, theme),
            Bands = result.Interval is { } i && i.High > i.Low
                ? [new RateBand(axis.At(i.Low), axis.At(i.High), "cannot be told apart", theme.Good)] : [],
        });
        return plot;
    }

    // Losses of splits lie far apart. By their differences from the best rate, which the search goes by, they meet at it.
    private static void AddSeeds(Plot plot, IReadOnlyList<TuneTrial> shown, RateAxis axis, ChartTheme theme)
    {
        TuneTrial best = shown.OrderByDescending(t => t.Trial.Runs.Count).ThenBy(t => t.Loss).First();
        for (int seed = 0; seed < best.Trial.Runs.Count; seed++)
        {
            TuneTrial[] held = [.. shown.Where(t => seed < t.Trial.Runs.Count)];
            double atBest = best.Trial.Runs[seed].Best.ValidationLoss;
            plot.AddCurve([.. held.Select(t => axis.At(t.Trial.LearningRate))],
                [.. held.Select(t => best.Loss + t.Trial.Runs[seed].Best.ValidationLoss - atBest)], theme.Data, isStrong: false,
                seed > 0 ? "" : "seeds");
        }
    }

    private static List<RateMark> MarksOf(TuneResult result, RateAxis axis, ChartTheme theme)
    {
        var marks = new List<RateMark>();
        if (result.LearningRate is { } rate)
            marks.Add(new RateMark(axis.At(rate), $"tuned {NumberText.Rate(rate)}", theme.Accent) { Y = result.Tuned?.Loss });
        if (result.Suggested is { } suggested && suggested != result.Tuned)
        {
            double place = suggested.Trial.LearningRate;
            marks.Add(new RateMark(axis.At(place), $"suggestion {NumberText.Rate(place)}", theme.DataAt(3))
            {
                Y = suggested.Trial.Diverged == 0 ? suggested.Loss : null,
            });
        }

        return marks;
    }

    private static Plot Curves(TuneReport report, ChartTheme theme)
    {
        TuneResult result = report.Result;
        IReadOnlyList<RateTrial> shown = report.Shown;
        string footer = $"lrfind   {Phrases.Model(result.Found.Model)}   {Phrases.Optimizer(result.Found.Options.Optimizer)}   {report.Training}";
        Plot plot = LearningCurveChart.Losses(shown, report.NameOf, t => t == result.Tuned?.Trial, shown.Min(t => t.Loss), theme,
            new ChartTexts("", Footer: footer));
        plot.Axes.Bottom.Label.Text = "step; strong held out, faint training";
        return plot;
    }
}
