using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrFind.Experiments.Sweeps;
using LrFind.Reports.Json;

namespace LrFind.Reports.Sweeps;

/// <summary>The files of a sweep as JSON.</summary>
internal static class SweepJson
{
    private static readonly JsonContext s_lines = new(Options(indented: false));
    private static readonly JsonContext s_documents = new(Options(indented: true));

    /// <summary>An outcome as a line, its end included.</summary>
    public static byte[] WriteLine(SweepOutcome outcome) => [.. JsonSerializer.SerializeToUtf8Bytes(outcome, s_lines.SweepOutcome), (byte)'\n'];

    /// <summary>An outcome from a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SweepOutcome ReadOutcome(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, s_lines.SweepOutcome) is { Rates: not null, Losses: not null, Verdict: not null } outcome && outcome.Rates.Count == outcome.Losses.Count
            ? outcome
            : throw new JsonException();

    /// <summary>A description as a document.</summary>
    public static byte[] Write(SweepDescription description) => [.. JsonSerializer.SerializeToUtf8Bytes(description, s_documents.SweepDescription), (byte)'\n'];

    /// <summary>A description from a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SweepDescription ReadDescription(byte[] bytes) =>
        JsonSerializer.Deserialize(bytes, s_documents.SweepDescription) is
        { Data: not null, Settings: not null, Grid: { Models.Count: > 0, Optimizers.Count: > 0, BatchSizes.Count: > 0 } grid } description
        && description.Parameters?.Count == grid.Models.Count
            ? description
            : throw new JsonException();

    /// <summary>The whole sweep as a document, with a line break at its end; piece by piece, since a large grid's would not fit into a text.</summary>
    public static void Write(Stream stream, SweepDocument document)
    {
        JsonSerializer.Serialize(stream, document, s_documents.SweepDocument);
        stream.WriteByte((byte)'\n');
    }

    private static JsonSerializerOptions Options(bool indented) => new(JsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        RespectNullableAnnotations = true,
    };
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
