using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrFind.Experiments.Sweeps;
using LrFind.Reports.Json;

namespace LrFind.Reports.Sweeps;

/// <summary>A sweep as JSON.</summary>
internal static class SweepJson
{
    private static readonly JsonContext s_context = new(new JsonSerializerOptions(JsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The whole sweep as a document, with a line break at its end; piece by piece, since a large grid's would not fit into a text.</summary>
    public static void Write(Stream stream, SweepDocument document)
    {
        JsonSerializer.Serialize(stream, document, s_context.SweepDocument);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>A sweep as CSV, a line for each cell that is not missing; what is not known is empty.</summary>
public static class SweepCsv
{
    private const string Header = "cell,model,optimizer,batch_size,weight_decay,momentum,verdict,suggestion,onset,edge,spread_decades,start_loss,minimum_loss";

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="report">What.</param>
    public static void Write(TextWriter writer, SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        writer.Write($"{Header}\n");
        foreach (SweepCell cell in report.Cells)
        {
            if (report.Outcomes[cell.Index] is not { } outcome)
                continue;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{cell.Index},{Quoted(cell.Model)},{cell.Optimizer.Name},{cell.BatchSize},"));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{cell.WeightDecay},{cell.Momentum},{outcome.Verdict},{outcome.LearningRate},"));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{outcome.Onset},{outcome.Edge},{outcome.Spread},{outcome.StartLoss},{outcome.MinimumLoss}\n"));
        }
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
