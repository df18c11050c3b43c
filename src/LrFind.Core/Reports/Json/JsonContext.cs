using System.Text.Json.Serialization;

namespace LrFind.Reports.Json;

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
// What the settings of an optimizer are made of.
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double[]))]
internal sealed partial class JsonContext : JsonSerializerContext;
