using LrFind.Charts;
using ScottPlot;

namespace LrFind.Reports.Figures;

/// <summary>The axis of losses.</summary>
internal static class LossAxis
{
    /// <summary>Sets the losses that a plot shows.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="range">The losses.</param>
    /// <param name="label">What the axis is called; may be empty.</param>
    public static void SetHeights(this Plot plot, LossRange range, string label) => plot.SetHeights(range.Low, range.High, label);
}
