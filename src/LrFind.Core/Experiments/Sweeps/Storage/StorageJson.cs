using System.Text.Json;
using System.Text.Json.Serialization;
using LrFind.Engines;
using LrFind.Foundation;

namespace LrFind.Experiments.Sweeps.Storage;

/// <summary>The files of a sweep's folder as JSON.</summary>
internal static class StorageJson
{
    private static readonly StorageContext s_lines = new(Options(indented: false));
    private static readonly StorageContext s_documents = new(Options(indented: true));

    /// <summary>An outcome as a line, its end included.</summary>
    public static byte[] WriteLine(SweepOutcome outcome) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(outcome, s_lines.SweepOutcome), (byte)'\n'];

    /// <summary>An outcome from a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SweepOutcome ReadOutcome(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, s_lines.SweepOutcome) is { Rates: not null, Losses: not null, Verdict: not null } outcome
        && outcome.IsPossible()
            ? outcome
            : throw new JsonException();

    /// <summary>A description as a document.</summary>
    public static byte[] Write(SweepDescription description) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(description, s_documents.SweepDescription), (byte)'\n'];

    /// <summary>A description from a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static SweepDescription ReadDescription(byte[] bytes) =>
        JsonSerializer.Deserialize(bytes, s_documents.SweepDescription) is
        { Data: not null, Settings: not null, Grid: { Models.Count: > 0, Optimizers.Count: > 0, BatchSizes.Count: > 0 } grid } description
        && description.Parameters?.Count == grid.Models.Count && IsPossible(description)
            ? description
            : throw new JsonException();

    // What a sweep can never have written, an editor may have.
    private static bool IsPossible(SweepDescription description)
    {
        SweepGrid grid = description.Grid;
        if (grid.Models.Any(string.IsNullOrEmpty) || grid.Optimizers.Any(string.IsNullOrEmpty)
            || grid.BatchSizes!.Any(b => b is < 1 or > TrainerOptions.MaxBatchSize) || description.Parameters.Any(p => p < 0)
            || description.Settings.Values.Any(v => v is null))
            return false;
        try
        {
            grid.Validate();
            return true;
        }
        catch (SettingException)
        {
            return false;
        }
    }

    private static JsonSerializerOptions Options(bool indented) => new(StorageContext.Default.Options)
    {
        Encoder = JsonText.Encoder,
        WriteIndented = indented,
        RespectNullableAnnotations = true,
    };
}

/// <summary>The serialisers, made at compile time.</summary>
[JsonSourceGenerationOptions(
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SweepOutcome))]
[JsonSerializable(typeof(SweepDescription))]
internal sealed partial class StorageContext : JsonSerializerContext;
