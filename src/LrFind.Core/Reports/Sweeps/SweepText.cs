using System.Globalization;
using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>A sweep as a table for people, and how the rate moves with its settings.</summary>
public static class SweepText
{
    private static readonly string[] s_header = ["model", "optimizer", "batch", "decay", "momentum", "suggestion", "stable range", "spread", "loss"];

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        int done = report.Cells.Count - report.Missing.Count;
        writer.Write($"data        {report.Description.Data}\n");
        writer.Write($"cells       {LrFormat.Count(done)} of {LrFormat.Count(report.Cells.Count)}, {LrFormat.Count(report.Suggestions)} with a suggestion\n\n");
        WriteTable(writer, report);
        WriteTrends(writer, "batch size ", "the batch size", SweepTrend.WithBatchSize(report));
        WriteTrends(writer, "momentum   ", "1 - momentum", SweepTrend.WithMomentum(report));
        foreach (string file in report.Files)
            writer.Write($"written     {file}\n");
    }

    private static void WriteTable(TextWriter writer, SweepReport report)
    {
        List<string[]> rows = [s_header, .. report.Cells.Where(c => report.Outcomes[c.Index] is not null).Select(c => Row(c, report.Outcomes[c.Index]!))];
        int[] widths = [.. s_header.Select((_, column) => rows.Max(r => r[column].Length))];
        // A setting that no cell has, or that was not asked for, takes no room.
        bool[] shown = [.. s_header.Select((name, _) => name switch
        {
            "decay" => report.Description.Grid.WeightDecays is not null,
            "momentum" => report.Description.Grid.Momenta is not null,
            _ => true,
        })];
        foreach (string[] row in rows)
            writer.Write(string.Join("  ", row.Select((cell, i) => i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i])).Where((_, i) => shown[i])).TrimEnd() + "\n");
        writer.Write('\n');
    }

    private static string[] Row(SweepCell cell, SweepOutcome outcome) =>
    [
        cell.Model,
        cell.Optimizer.Name,
        cell.BatchSize.ToString(CultureInfo.InvariantCulture),
        cell.WeightDecay?.ToString(CultureInfo.InvariantCulture) ?? "-",
        cell.Momentum?.ToString(CultureInfo.InvariantCulture) ?? "-",
        outcome.LearningRate is { } rate ? LrFormat.Rate(rate) : "none",
        outcome is { Onset: { } onset, Edge: { } edge } ? $"{LrFormat.Rate(onset)} to {LrFormat.Rate(edge)}" : outcome.Verdict,
        outcome.Spread?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-",
        outcome.MinimumLoss is { } loss ? LrFormat.Loss(loss) : "-",
    ];

    private static void WriteTrends(TextWriter writer, string title, string setting, IReadOnlyList<SweepTrend> trends)
    {
        foreach (SweepTrend trend in trends)
        {
            string error = trend.Fit.StandardError is { } value ? string.Create(CultureInfo.InvariantCulture, $" ± {value:0.00}") : "";
            string exponent = trend.Fit.Exponent.ToString("0.00", CultureInfo.InvariantCulture);
            writer.Write($"{title} {trend.Model}, {trend.Optimizer}: the rate goes with {setting} to the power {exponent}{error}\n");
        }
    }
}
