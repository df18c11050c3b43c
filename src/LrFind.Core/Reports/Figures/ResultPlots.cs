using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Foundation;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>
/// Results as ScottPlot's plots: to be changed, shown in a window or a notebook, or saved in any of its formats. They are made for about
/// 1200 by 800 pixels; a <c>ScaleFactor</c> fits them to other sizes.
/// </summary>
public static class ResultPlots
{
    /// <summary>The losses of a range test against the learning rate, and what is suggested.</summary>
    /// <param name="result">What the range test found.</param>
    public static Plot Plot(this FindResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RangeTestChart.Create(new RunReport(result, s_head).Curves, new ChartOptions());
    }

    /// <summary>The losses of a training loop or of a recording against the learning rate, and what is suggested.</summary>
    /// <param name="result">What the curves say.</param>
    /// <param name="name">What they are curves of, for the title.</param>
    public static Plot Plot(this SuggestionResult result, string name)
    {
        ArgumentNullException.ThrowIfNull(result);
        return RangeTestChart.Create(new CurveReport(s_head, name, new CurveFacts(), result, result.Source), new ChartOptions());
    }

    /// <summary>Losses, accuracy where there are classes, and rates of short trainings, above one axis of steps.</summary>
    /// <param name="result">What the trainings came to.</param>
    public static IMultiplot Plot(this VerificationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return LearningCurveChart.Picture(new VerificationReport(result, s_head), new ChartOptions()).Plots;
    }

    /// <summary>Losses against the rates of a search, and below them the learning curves of those that stayed to the end.</summary>
    /// <param name="result">What the search found.</param>
    public static IMultiplot Plot(this TuneResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return TuneChart.Picture(new TuneReport(result, s_head), new ChartOptions()).Plots;
    }

    private static readonly ReportHead s_head = new(ProductVersion.Text, []);
}
