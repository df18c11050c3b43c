using LrFind.Curves;
using LrFind.Suggestions;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>Which losses a chart shows.</summary>
internal static class LossHeights
{
    // How far the picture goes above the start and below the minimum, as shares of the descent.
    private const double HeadRoom = 0.35, FootRoom = 0.12;

    /// <summary>
    /// From a little below the lowest loss to a little above the start, so that a blow-up leaves through the top and the valley stays
    /// visible.
    /// </summary>
    public static CoordinateRange Of(CurveAnalysis analysis)
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

        return double.IsFinite(start) ? Around(low, start) : new CoordinateRange(0, 1);
    }

    /// <summary>From a little below the lowest loss to a little above the start.</summary>
    public static CoordinateRange Around(double lowest, double start)
    {
        double span = start - lowest > 0 ? start - lowest : Math.Max(Math.Abs(start), 1e-6);
        return new CoordinateRange(lowest - FootRoom * span, start + HeadRoom * span);
    }
}
