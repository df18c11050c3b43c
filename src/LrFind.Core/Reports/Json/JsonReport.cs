using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LrFind.Data;
using LrFind.Data.Inspection;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.Reports.Json;

/// <summary>Reports as one JSON document each, with a line break at its end.</summary>
internal static class JsonReport
{
    /// <summary>The version of the documents' shape.</summary>
    public const int Schema = 3;

    private static readonly JsonContext s_context = new(new JsonSerializerOptions(JsonContext.Default.Options)
    {
        Encoder = JsonText.Encoder,
    });

    /// <summary>Writes a report.</summary>
    /// <param name="report">What; of a sweep, see the other overload.</param>
    public static void Write(TextWriter writer, IReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        switch (report)
        {
            case RunReport run:
                Write(writer, DocumentBuilder.Build(run), s_context.RunDocument);
                break;
            case SuggestReport suggest:
                Write(writer, DocumentBuilder.Build(suggest), s_context.SuggestDocument);
                break;
            case VerificationReport verification:
                Write(writer, DocumentBuilder.Build(verification), s_context.VerifyDocument);
                break;
            case TuneReport tune:
                Write(writer, DocumentBuilder.Build(tune), s_context.TuneDocument);
                break;
            case CheckSuite { File: null } single:
                Write(writer, DocumentBuilder.Build(single.Cases[0].Report!), s_context.CheckDocument);
                break;
            case CheckSuite suite:
                Write(writer, DocumentBuilder.Build(suite), s_context.CheckSuiteDocument);
                break;
            default:
                throw new ArgumentException($"there is no JSON of a {report.GetType().Name}", nameof(report));
        }
    }

    /// <summary>Writes an inspection.</summary>
    /// <param name="inspection">What was understood of a file.</param>
    /// <param name="tool">The program it is from.</param>
    public static void Write(TextWriter writer, TableInspection inspection, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        ArgumentNullException.ThrowIfNull(tool);
        Write(writer, DocumentBuilder.Build(inspection, tool), s_context.InspectDocument);
    }

    /// <summary>Writes the models of the catalogue, sized to data where there are some.</summary>
    /// <param name="dataset">The data; <see langword="null"/> for none.</param>
    /// <param name="tool">The program it is from.</param>
    public static void WriteModels(TextWriter writer, Dataset? dataset, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        Write(writer, CatalogSections.Models(dataset, tool), s_context.ModelsDocument);
    }

    /// <summary>Writes a model that is sized to data.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">The data.</param>
    /// <param name="tool">The program it is from.</param>
    public static void Write(TextWriter writer, ModelSpec model, Dataset dataset, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(tool);
        Write(writer, CatalogSections.Model(model, dataset, tool), s_context.ModelDocument);
    }

    /// <summary>Writes what was written to a configuration.</summary>
    public static void Write(TextWriter writer, InitDocument document) => Write(writer, document, s_context.InitDocument);

    /// <summary>Writes a sweep in UTF-8; piece by piece, since a large grid's document would not fit into a text.</summary>
    public static void Write(Stream stream, SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        JsonSerializer.Serialize(stream, DocumentBuilder.Build(report), s_context.SweepDocument);
        stream.WriteByte((byte)'\n');
    }

    private static void Write<T>(TextWriter writer, T document, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Harmless(JsonSerializer.Serialize(document, type)));
        writer.Write('\n');
    }

    // Two of these begin a command of a build server, wherever in a line of its log they stand.
    private static string Harmless(string json) => json.Replace("##", "#\\u0023", StringComparison.Ordinal);
}

/// <summary>The serialisers, made at compile time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(InspectDocument))]
[JsonSerializable(typeof(SuggestDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(TuneDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(CheckSuiteDocument))]
[JsonSerializable(typeof(SweepDocument))]
[JsonSerializable(typeof(ModelsDocument))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(InitDocument))]
// What the settings of an optimizer and of a range test are made of.
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double[]))]
internal sealed partial class JsonContext : JsonSerializerContext;
