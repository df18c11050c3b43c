using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>The curves of a sweep as small plots side by side.</summary>
internal static class SweepPlots
{
    private const int MostPlots = 60;

    /// <summary>The first cells that have a curve, all with the same rates; nothing where none has one.</summary>
    public static OutlineSection[] Of(SweepReport report, SweepSettings settings)
    {
        SweepCell[] cells = [.. report.CellsWithCurve];
        if (cells.Length == 0)
            return [];
        SweepCell[] shown = [.. cells.Take(MostPlots)];
        SweepOutcome[] outcomes = [.. shown.Select(c => report.Outcomes[c.Index]!)];
        var rates = new PlotAxis("learning rate", outcomes.Min(o => o.Rates[0]), outcomes.Max(o => o.Rates[^1]), IsLog: true);
        string which = shown.Length < cells.Length ? $" The first {NumberText.Count(shown.Length)} of {NumberText.Plural(cells.Length, "cell")}." : "";
        return
        [
            new OutlineSection("Curves", new PlotGrid($"The smoothed loss against the learning rate.{which}",
                [.. shown.Select(c => Plot(c, report.Outcomes[c.Index]!, settings, rates))])),
        ];
    }

    private static LinePlot Plot(SweepCell cell, SweepOutcome outcome, SweepSettings settings, PlotAxis rates)
    {
        string name = settings.NameOf(cell);
        string found = outcome.LearningRate is { } rate ? $"suggestion {NumberText.Rate(rate)}" : outcome.Verdict;
        double low = outcome.Losses.Min(), start = outcome.StartLoss ?? outcome.Losses[0];
        return new LinePlot(name.Length > 0 ? name : cell.Model, found, rates, PlotAxis.Of(LossRange.Around(low, start)),
            [.. outcome.Rates.Select(r => (double)r)],
            [new PlotLine("loss", LineStyle.Strong, 0, [.. outcome.Losses.Select(l => (double)l)])])
        {
            Marks = outcome.LearningRate is { } at ? [new PlotMark(at, found, IsMain: true)] : [],
            Band = outcome is { Onset: { } onset, Edge: { } edge } ? new(onset, edge, "stable range") : null,
        };
    }
}
