using LrFind.Experiments.Sweeps;
using LrFind.Reports.Json;

namespace LrFind.Reports.Sweeps;

/// <summary>All that will be said of a sweep.</summary>
/// <param name="Description">The sweep.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Outcomes">What each came to; <see langword="null"/> for those that are missing.</param>
/// <param name="Files">The files written, as the user would name them.</param>
public sealed record SweepReport(
    SweepDescription Description, IReadOnlyList<SweepCell> Cells, IReadOnlyList<SweepOutcome?> Outcomes, IReadOnlyList<string> Files)
{
    /// <summary>The numbers of the cells that are missing.</summary>
    public IReadOnlyList<int> Missing => [.. Cells.Where(c => Outcomes[c.Index] is null).Select(c => c.Index)];

    /// <summary>The cells that have a suggestion.</summary>
    public int Suggestions => Outcomes.Count(o => o?.LearningRate is not null);

    /// <summary>Writes the sweep as a JSON document in UTF-8, with a line break at its end.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SweepJson.Write(stream, new SweepDocument(
            SweepDescription.CurrentSchema,
            Description.Tool,
            Description,
            [.. Cells.Where(c => Outcomes[c.Index] is not null).Select(c => new SweepCellSection(c.Model, c.Optimizer.Name, c.BatchSize, c.WeightDecay, c.Momentum, Outcomes[c.Index]!))],
            Missing,
            [.. SweepTrend.WithBatchSize(this).Select(Section)],
            [.. SweepTrend.WithMomentum(this).Select(Section)]));
    }

    private static TrendSection Section(SweepTrend trend) => new(trend.Model, trend.Optimizer, trend.Fit.Exponent, trend.Fit.StandardError, trend.Fit.Points);
}
