using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Foundation;
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

/// <summary>A sweep for people: a table, and how the rate moves with its settings.</summary>
public static class SweepText
{
    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        int done = report.Cells.Count - report.Missing.Count;
        writer.Write($"data        {report.Description.Data}\n");
        writer.Write($"cells       {LrFormat.Count(done)} of {LrFormat.Count(report.Cells.Count)}, {LrFormat.Count(report.Suggestions)} with a suggestion\n");
        WriteTable(writer, report);
        writer.Write('\n');
        WriteTrends(writer, "batch size ", "the batch size", $" ({(report.Description.IsForEpochs ? "epochs" : "steps")} held fixed)", SweepTrend.WithBatchSize(report));
        WriteTrends(writer, "momentum   ", "1 - momentum", "", SweepTrend.WithMomentum(report));
        foreach (string file in report.Files)
            writer.Write($"written     {file}\n");
    }

    private static void WriteTable(TextWriter writer, SweepReport report)
    {
        var settings = new SweepSettings(report);
        if (settings.Shared.Length > 0)
            writer.Write($"all cells   {settings.Shared}\n");
        var table = new SweepTable(report, settings.Varying);
        foreach ((int index, string model) in table.NumberedModels.Index())
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"model {index + 1,-4}  {model}\n"));
        writer.Write('\n');
        foreach (string line in table.Lines)
            writer.Write($"{line}\n");
    }

    private static void WriteTrends(TextWriter writer, string title, string setting, string held, IReadOnlyList<SweepTrend> trends)
    {
        if (trends.Count == 0)
            return;
        writer.Write($"{title} the rate goes with {setting} to the power of{held}\n");
        foreach (SweepTrend trend in trends)
        {
            string error = trend.Fit.StandardError is { } value ? string.Create(CultureInfo.InvariantCulture, $" ± {value:0.00}") : "";
            string power = trend.Fit.Exponent.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5);
            writer.Write($"            {power}{error,-7}  {trend.Model}, {trend.Optimizer}\n");
        }
    }
}
