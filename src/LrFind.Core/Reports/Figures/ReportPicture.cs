using LrFind.Charts;
using LrFind.Charts.Panels;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>Reports as one picture.</summary>
internal static class ReportPicture
{
    /// <summary>Draws what a report is about.</summary>
    /// <param name="report">The report of a command that answers with a rate.</param>
    /// <param name="options">How.</param>
    public static Picture Create(IReport report, ChartOptions options) => report switch
    {
        RunReport { Verification: { } verification } run => WithTrainings(run, verification, options),
        RunReport run => RangeTestChart.Picture(run.Curves, options),
        SuggestReport suggest => RangeTestChart.Picture(suggest.Curves, options),
        VerificationReport verification => LearningCurveChart.Picture(verification, options),
        TuneReport tune => TuneChart.Picture(tune, options),
        _ => throw new ArgumentException($"there is no picture of a {report.GetType().Name}", nameof(report)),
    };

    // The curves, and below them what short trainings make of the suggestion.
    private static Picture WithTrainings(RunReport run, VerificationReport verification, ChartOptions options)
    {
        Picture curves = RangeTestChart.Picture(run.Curves, options);
        Plot trainings = LearningCurveChart.Trainings(verification, options.Theme);
        var panels = new StackedPanels();
        Plot rangeTest = curves.Plots.Subplots.GetPlots()[0];
        // The whole name of the loss would be longer than the axis.
        rangeTest.Axes.Left.Label.Text = "loss";
        panels.Add(rangeTest, 1.3);
        panels.Add(trainings, 1);
        return curves with { Plots = panels.ToMultiplot() };
    }
}
