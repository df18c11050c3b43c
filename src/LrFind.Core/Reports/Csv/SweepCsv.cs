using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports.Csv;

/// <summary>A sweep as CSV, a line for each cell that is not missing; what is not known is empty.</summary>
internal static class SweepCsv
{
    private const string Header =
        "cell,model,optimizer,batch_size,weight_decay,momentum,verdict,suggestion,onset,edge,spread_decades,start_loss,minimum_loss";

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, SweepReport report)
    {
        writer.Write($"{Header}\n");
        foreach (SweepCell cell in report.Cells)
        {
            if (report.Outcomes[cell.Index] is not { } outcome)
                continue;
            Write(writer, $"{cell.Index},{Quoted(cell.Model)},{cell.Optimizer.Name},{cell.BatchSize},{cell.WeightDecay},{cell.Momentum},");
            Write(writer, $"{outcome.Verdict},{outcome.LearningRate},{outcome.Onset},{outcome.Edge},{outcome.Spread},");
            Write(writer, $"{outcome.StartLoss},{outcome.MinimumLoss}\n");
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
