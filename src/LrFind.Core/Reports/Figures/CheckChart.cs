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
    private const int PanelWidth = 480, PanelHeight = 340, LeastWidth = 800;

    /// <summary>The picture, and its size where none is asked for.</summary>
    public static (Picture Picture, PictureSize Size) Create(CheckSuite suite, ChartOptions options)
    {
        CheckCase[] shown = [.. suite.Cases.Take(PanelGrid.MostPanels)];
        return shown is [{ Report: { } report } only]
            ? WithTrainings(report, CurveReport.Of(report.Result.Found, suite.Head), only.Name, options)
            : Panels(suite, shown, options);
    }

    private static (Picture Picture, PictureSize Size) WithTrainings(
        CheckReport report, CurveReport rangeTest, string name, ChartOptions options)
    {
        var texts = new ChartTexts(options.Title ?? $"Learning rate check: {name}", $"{report.Code}: {report.Sentence}");
        Plot curves = RangeTestChart.Create(rangeTest, options.Theme, texts, report.Result.LearningRate);
        Multiplot plots = ReportPicture.Stacked(curves, Trainings(report, options.Theme));
        return (new Picture(plots, texts.Title, texts.Subtitle), ReportPicture.SizeWith(below: 1));
    }

    private static Plot Trainings(CheckReport report, ChartTheme theme)
    {
        RateTrial[] trials = [.. report.Result.Trials.OrderBy(t => t.LearningRate)];
        Plot losses = LearningCurveChart.Losses(trials, report.NameOf, t => t.LearningRate == report.Result.LearningRate,
            report.Result.Best.Loss, theme, new ChartTexts("", "short trainings"));
        return LearningCurveChart.Alone(losses, report.Result.Options.Trial.TrainSteps);
    }

    private static (Picture Picture, PictureSize Size) Panels(CheckSuite suite, CheckCase[] shown, ChartOptions options)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(shown.Length)), rows = (shown.Length + columns - 1) / columns;
        var texts = new ChartTexts(options.Title ?? $"Learning rate checks of {suite.File}", suite.Counts);
        var grid = new PanelGrid(columns, texts, options.Theme);
        for (int i = 0; i < shown.Length; i++)
            grid.Add(Panel(shown[i], options.Theme), i / columns, i % columns);
        int width = Math.Max(LeastWidth, columns * PanelWidth), height = PanelGrid.HeadingHeight + rows * PanelHeight;
        var size = new PictureSize(width, height) { FixedZoom = 1 };
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
