using LrFind.Charts;
using LrFind.Charts.Annotations;
using LrFind.Charts.Panels;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>Checks as a picture: one with its curves and its trainings, several as a small chart each.</summary>
internal static class CheckChart
{
    // More would not be looked at.
    private const int MostPanels = 64;

    private const int PanelWidth = 480, PanelHeight = 340, HeadingHeight = 110, LeastWidth = 800, TrainingsHeight = 450;

    /// <summary>The picture, and its size where none is asked for.</summary>
    public static (Picture Picture, PictureSize Size) Create(CheckSuite suite, ChartOptions options)
    {
        CheckCase[] shown = [.. suite.Cases.Take(MostPanels)];
        return shown is [{ Report: { } report } only]
            ? WithTrainings(report, CurveReport.Of(report.Result.Found, suite.Head), only.Name, options)
            : Panels(suite, shown, options);
    }

    private static (Picture Picture, PictureSize Size) WithTrainings(
        CheckReport report, CurveReport rangeTest, string name, ChartOptions options)
    {
        var texts = new ChartTexts(options.Title ?? $"Learning rate check: {name}", $"{report.Code}: {report.Sentence}");
        var panels = new StackedPanels();
        Plot curves = RangeTestChart.Create(rangeTest, options.Theme, texts, report.Result.LearningRate);
        // The whole name of the loss would be longer than the axis.
        curves.Axes.Left.Label.Text = "loss";
        panels.Add(curves, 1.3);
        panels.Add(Trainings(report, options.Theme), 1);
        PictureSize size = PictureSize.Default with { Height = PictureSize.Default.Height + TrainingsHeight, FixedZoom = 1 };
        return (new Picture(panels.ToMultiplot(), texts.Title, texts.Subtitle), size);
    }

    private static Plot Trainings(CheckReport report, ChartTheme theme)
    {
        RateTrial[] trials = [.. report.Result.Trials.OrderBy(t => t.LearningRate)];
        Plot plot = LearningCurveChart.Losses(trials, report.NameOf, t => t.LearningRate == report.Result.LearningRate,
            report.Result.Best.Loss, theme, new ChartTexts("", "short trainings"));
        plot.Axes.SetLimitsX(0, report.Result.Options.Trial.TrainSteps);
        plot.Axes.Bottom.Label.Text = "step; strong held out, faint training";
        return plot;
    }

    private static (Picture Picture, PictureSize Size) Panels(CheckSuite suite, CheckCase[] shown, ChartOptions options)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(shown.Length)), rows = (shown.Length + columns - 1) / columns;
        var texts = new ChartTexts(options.Title ?? $"Learning rate checks of {suite.File}", suite.Counts);
        var grid = new PanelGrid(columns, HeadingHeight, texts, options.Theme);
        for (int i = 0; i < shown.Length; i++)
            grid.Add(Panel(shown[i], options.Theme), i / columns, i % columns);
        var size = new PictureSize(Math.Max(LeastWidth, columns * PanelWidth), HeadingHeight + rows * PanelHeight) { FixedZoom = 1 };
        return (new Picture(grid.ToMultiplot(), texts.Title, texts.Subtitle), size);
    }

    private static Plot Panel(CheckCase check, ChartTheme theme)
    {
        if (check.Report is not { Result: var result })
        {
            Plot empty = Chart.CreateSmall(theme, check.Name, $"{check.Code}: {check.Sentence}");
            empty.HideAxesAndGrid();
            return empty;
        }

        Plot plot = Chart.CreateSmall(theme, check.Name, $"{NumberText.Rate(result.LearningRate)} {check.Code}: {check.Sentence}");
        CurveAnalysis analysis = result.Found.Answer.Analysis;
        RateAxis rates = RateAxis.Of(analysis.Curves).Including(result.LearningRate);
        plot.SetRateAxis(rates, "learning rate");
        plot.SetHeights(LossRange.Of(analysis.Curves), "loss");
        RangeTestChart.AddMean(plot, analysis, rates, theme);
        plot.Annotate(new RateAnnotations(theme, Chart.SmallSize)
        {
            Marks = [.. RangeTestChart.CheckedMark(analysis, rates, result.LearningRate, "", theme)],
            Bands = result.Found.Answer.Suggestion is { Landmarks: var at } ? [new RateBand(rates.At(at.Onset), rates.At(at.Edge), "", theme.Good)] : [],
        });
        return plot;
    }
}
