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
        writer.Write($"data        {report.Description.Data}\n");
        string cells = $"{NumberText.Count(done)} of {NumberText.Count(report.Cells.Count)}";
        writer.Write($"cells       {cells}, {NumberText.Count(report.Suggestions)} with a suggestion\n");
        WriteTable(writer, report);
        writer.Write('\n');
        string held = report.Description.IsForEpochs ? "epochs" : "steps";
        WriteTrends(writer, "batch size ", "the batch size", $" ({held} held fixed)", SweepTrend.WithBatchSize(report));
        WriteTrends(writer, "momentum   ", "1 - momentum", "", SweepTrend.WithMomentum(report));
        foreach (string file in report.Head.Files)
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
