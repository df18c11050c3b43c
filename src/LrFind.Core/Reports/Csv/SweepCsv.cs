using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Csv;

/// <summary>A sweep as CSV, a line for each cell that is not missing, in the order of tables; what is not known is empty.</summary>
internal static class SweepCsv
{
    private const string Header =
        "cell,model,optimizer,batch_size,weight_decay,momentum,verdict,suggestion,onset,edge,spread_decades,start_loss,minimum_loss,best";

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, SweepReport report)
    {
        writer.Write($"{Header}\n");
        foreach (SweepCell cell in report.Rows)
        {
            SweepOutcome outcome = report.Outcomes[cell.Index]!;
            Write(writer, $"{cell.Index},{Quoted(cell.Model)},{Quoted(report.OptimizerOf(cell))},{cell.BatchSize},{cell.WeightDecay},{cell.Momentum},");
            Write(writer, $"{outcome.Verdict},{outcome.LearningRate},{outcome.Onset},{outcome.Edge},{outcome.Spread},");
            Write(writer, $"{outcome.StartLoss},{outcome.MinimumLoss},{(report.IsBest(cell) ? "true" : "false")}\n");
        }
    }

    private static void Write(TextWriter writer, FormattableString text) => writer.Write(FormattableString.Invariant(text));

    // Control characters have no form of their own in CSV, and a name with a line break would take two lines.
    private static string Quoted(string name)
    {
        string text = Legible.Line(name);
        return text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
