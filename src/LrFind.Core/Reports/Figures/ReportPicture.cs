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
        RunReport { Verification: null, Tuning: null } run => RangeTestChart.Picture(run.Curves, options),
        RunReport run => WithTrainings(run, options),
        SuggestReport suggest => RangeTestChart.Picture(suggest.Curves, options),
        VerificationReport verification => LearningCurveChart.Picture(verification, options),
        TuneReport tune => TuneChart.Picture(tune, options),
        _ => throw new ArgumentException($"there is no picture of a {report.GetType().Name}", nameof(report)),
    };

    /// <summary>The size of its picture where none is given: each chart below the first makes it taller.</summary>
    public static PictureSize SizeOf(IReport report)
    {
        const int More = 450;
        int below = report is RunReport run ? (run.Tuning is null ? 0 : 1) + (run.Verification is null ? 0 : 1) : 0;
        PictureSize one = PictureSize.Default;
        return below == 0 ? one : one with { Height = one.Height + below * More, FixedZoom = 1 };
    }

    // The curves, and below them what trainings make of the suggestion.
    private static Picture WithTrainings(RunReport run, ChartOptions options)
    {
        Picture curves = RangeTestChart.Picture(run.Curves, options);
        Plot rangeTest = curves.Plots.Subplots.GetPlots()[0];
        // The whole name of the loss would be longer than the axis.
        rangeTest.Axes.Left.Label.Text = "loss";
        var panels = new StackedPanels();
        panels.Add(rangeTest, 1.3);
        if (run.Tuning is { } tuning)
            panels.Add(TuneChart.Search(tuning, options.Theme), 1);
        if (run.Verification is { } verification)
            panels.Add(LearningCurveChart.Trainings(verification, options.Theme), 1);
        return curves with { Plots = panels.ToMultiplot() };
    }
}
