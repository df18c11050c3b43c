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
        int below = report is RunReport run ? (run.Tuning is null ? 0 : 1) + (run.Verification is null ? 0 : 1) : 0;
        return below == 0 ? PictureSize.Default : SizeWith(below);
    }

    /// <summary>The size of a chart with others below it.</summary>
    /// <param name="below">How many; one at least.</param>
    internal static PictureSize SizeWith(int below)
    {
        const int More = 450;
        return PictureSize.Default with { Height = PictureSize.Default.Height + below * More, FixedZoom = 1 };
    }

    /// <summary>The chart of a range test with others below it.</summary>
    internal static Multiplot Stacked(Plot rangeTest, params IEnumerable<Plot> below)
    {
        // The whole name of the loss would be longer than the axis.
        rangeTest.Axes.Left.Label.Text = "loss";
        var panels = new StackedPanels();
        panels.Add(rangeTest, 1.3);
        foreach (Plot plot in below)
            panels.Add(plot, 1);
        return panels.ToMultiplot();
    }

    // The curves, and below them what trainings make of the suggestion.
    private static Picture WithTrainings(RunReport run, ChartOptions options)
    {
        Picture curves = RangeTestChart.Picture(run.Curves, options);
        var below = new List<Plot>();
        if (run.Tuning is { } tuning)
            below.Add(TuneChart.Search(tuning, options.Theme));
        if (run.Verification is { } verification)
            below.Add(LearningCurveChart.Trainings(verification, options.Theme));
        return curves with { Plots = Stacked(curves.Plots.Subplots.GetPlots()[0], below) };
    }
}
