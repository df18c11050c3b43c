using LrFind.Curves;
using LrFind.Experiments.Tuning;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Text.Plots;

/// <summary>Reports as plots of text.</summary>
internal static class ReportPlot
{
    // Half of the axis, in decades, around a single rate.
    private const double LoneRate = 0.5;

    /// <summary>The mean of curves, and what was suggested.</summary>
    public static TextPlot Of(SuggestionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        CurveSet curves = result.Analysis.Curves;
        (double Rate, double Loss)[] curve = [.. result.SmoothedCurve];
        double start = result.Analysis.StartLoss, lowest = result.Analysis.MinimumLoss;
        if (curve.Length == 0)
        {
            curve = Mean(curves);
            (start, lowest) = (curve[0].Loss, Lowest(curve));
        }

        double low = curves.Rate(0), high = curves.Rate(curves.Count - 1), room = Math.Pow(10, LoneRate);
        if (low == high)
            (low, high) = (low / room, high * room);
        double rate = result.Suggestion?.LearningRate ?? low;
        return new TextPlot
        {
            Curve = curve,
            LowRate = Math.Min(low, rate),
            HighRate = Math.Max(high, rate),
            Losses = LossRange.Of(curves),
            Levels = [start, lowest, start / 2 + lowest / 2],
            Mark = result.Suggestion is { } found ? MarkOf(found, result.Analysis) : null,
            Band = result.Suggestion is { Landmarks: var at } ? new PlotBand(at.Onset, at.Edge, "stable range") : null,
        };
    }

    /// <summary>The rates of a search, and which cannot be told apart.</summary>
    public static TextPlot Of(TuneResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (double Rate, double Loss)[] curve = [.. result.Comparable.Select(t => (t.Trial.LearningRate, t.Loss))];
        double rate = result.LearningRate ?? curve[0].Rate, lowest = Lowest(curve);
        LossRange losses = LossRange.Of(result);
        double highest = curve.Where(p => p.Loss <= losses.High).Select(p => p.Loss).DefaultIfEmpty(lowest).Max();
        return new TextPlot
        {
            Curve = curve,
            HasPoints = true,
            LowRate = Math.Min(curve[0].Rate, rate) / TuneReport.AxisRoom,
            HighRate = Math.Max(curve[^1].Rate, rate) * TuneReport.AxisRoom,
            Losses = losses,
            Levels = [lowest, highest, lowest / 2 + highest / 2],
            Mark = result.LearningRate is { } tuned ? new PlotMark(tuned, $"tuned {NumberText.Rate(tuned)}", null) : null,
            Band = result.Interval is { } i && i.High > i.Low ? new PlotBand(i.Low, i.High, "cannot be told apart") : null,
        };
    }

    private static PlotMark MarkOf(Suggestion found, CurveAnalysis analysis)
    {
        double rate = found.LearningRate, decade = Math.Log10(rate);
        bool isInside = decade >= analysis.Decades[0] && decade <= analysis.Decades[^1];
        return new PlotMark(rate, $"suggestion {NumberText.Rate(rate)}", isInside ? analysis.LossAt(rate) : null);
    }

    // Where no curve goes far enough to be smoothed: the mean of those that have a loss there.
    private static (double, double)[] Mean(CurveSet curves)
    {
        var points = new (double, double)[curves.Count];
        for (int i = 0; i < points.Length; i++)
        {
            double[] losses = [.. curves.Repeats.Where(c => c.Count > i && double.IsFinite(c.Measure(i))).Select(c => c.Measure(i))];
            points[i] = (curves.Rate(i), losses.Length == 0 ? double.NaN : losses.Average());
        }

        return points;
    }

    private static double Lowest((double Rate, double Loss)[] curve) =>
        curve.Select(p => p.Loss).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
}
