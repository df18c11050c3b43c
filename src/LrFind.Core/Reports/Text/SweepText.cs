using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>A sweep for people: a table, and how the rate moves with its settings.</summary>
internal static class SweepText
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, SweepReport report)
    {
        int done = report.Cells.Count - report.Missing.Count;
        TextLines.Write(writer, "data", report.Description.Data);
        string cells = $"{NumberText.Count(done)} of {NumberText.Count(report.Cells.Count)}";
        TextLines.Write(writer, "cells", $"{cells}, {NumberText.Count(report.Suggestions)} with a suggestion");
        WriteTable(writer, report);
        writer.WriteLine();
        string held = report.Description.IsForEpochs ? "epochs" : "steps";
        WriteTrends(writer, "batch size", "the batch size", $" ({held} held fixed)", SweepTrend.WithBatchSize(report));
        WriteTrends(writer, "momentum", "1 - momentum", "", SweepTrend.WithMomentum(report));
        TextLines.WriteFiles(writer, report.Head);
    }

    private static void WriteTable(TextWriter writer, SweepReport report)
    {
        var settings = new SweepSettings(report);
        if (settings.Shared.Length > 0)
            TextLines.Write(writer, "all cells", settings.Shared);
        var table = new SweepTable(report, settings.Varying);
        foreach (NumberedName name in table.Numbered)
            TextLines.Write(writer, $"{name.Header} {name.Number}", name.Name);
        string loss = report.Description.Loss is { } known ? $"smoothed {known}" : "smoothed loss";
        TextLines.Write(writer, "loss", $"{loss} at its lowest{(report.BestLoss is null ? "" : "; * marks the best cell")}");
        writer.WriteLine();
        foreach (StyledText line in table.Lines)
            StyledLine.Write(writer, line);
    }

    private static void WriteTrends(TextWriter writer, string title, string setting, string held, IReadOnlyList<SweepTrend> trends)
    {
        if (trends.Count == 0)
            return;
        TextLines.Write(writer, title, $"the rate goes with {setting} to the power of{held}");
        foreach (SweepTrend trend in trends)
        {
            string error = trend.Fit.StandardError is { } value ? string.Create(CultureInfo.InvariantCulture, $" ± {value:0.00}") : "";
            string power = trend.Fit.Exponent.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(5);
            TextLines.Write(writer, "", $"{power}{error,-7}  {trend.Model}, {trend.Optimizer}");
        }
    }
}
