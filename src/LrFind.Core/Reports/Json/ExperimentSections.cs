using System.Text.Json;
using LrFind.Curves.Files;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Reports.Json;

/// <summary>The parts of a document that say what was tried.</summary>
internal static class ExperimentSections
{
    /// <summary>What was trained on.</summary>
    public static DataSection Data(Dataset data) => new(
        data.File,
        data.Digest,
        data.FileRows,
        data.IsSample,
        data.Training.Count + data.Validation.Count,
        data.Training.Count,
        data.Validation.Count,
        data.FeatureNames,
        data.TargetName,
        data.Task.ToString().ToLowerInvariant(),
        data.Classes,
        data.ClassCounts);

    /// <summary>What was trained.</summary>
    public static ModelSection Model(FindResult result) => new(
        result.Model.Name,
        result.Model.ParameterCount,
        [.. result.Model.Layers.Select(l => new LayerSection(l.Name, l.Words, l.OutputShape))],
        result.Loss.Name,
        result.Engine);

    /// <summary>What trained it.</summary>
    public static OptimizerSection Optimizer(OptimizerSpec optimizer) => new(optimizer.Name, optimizer.Settings());

    /// <summary>
    /// How the losses were recorded: the batch loss of each step before its update, the probe loss after it. Repeat i has the seed plus i.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> RangeTest(RangeTestOptions options) => options.Settings()
        // The range of rates is the first, where readers of earlier versions have it too.
        .OrderBy(s => s.Name == nameof(RangeTestOptions.StepMode) ? 0 : 1)
        .ToDictionary(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Name), s => s.Value);

    /// <summary>Where curves were read from; of lines with the same key the last counts.</summary>
    public static SourceSection Source(CurveFile file)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in file.Metadata)
            metadata[key] = value;
        return new SourceSection(file.Path, file.Digest, metadata);
    }
}

/// <summary>What was trained on, with the digest of the file or of the rows.</summary>
internal sealed record DataSection(
    string File,
    string Digest,
    long FileRows,
    bool IsSample,
    int Rows,
    int TrainingRows,
    int ValidationRows,
    IReadOnlyList<string> Features,
    string Target,
    string Task,
    IReadOnlyList<string> Classes,
    IReadOnlyList<int> ClassCounts);

/// <summary>What was understood of a column, and what becomes of it.</summary>
internal sealed record ColumnSection(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);

/// <summary>What was trained.</summary>
internal sealed record ModelSection(string Name, long Parameters, IReadOnlyList<LayerSection> Layers, string Loss, string Engine);

/// <summary>One layer: its name, the layer as PyTorch writes it, and the shape of a row it gives.</summary>
internal sealed record LayerSection(string Name, string Layer, string OutputShape);

/// <summary>What trained it; the settings are those of PyTorch's class, by the names of its keyword arguments.</summary>
internal sealed record OptimizerSection(string Name, IReadOnlyDictionary<string, object> Settings);

/// <summary>Where curves were read from, the SHA-256 of that file, and what it says of itself.</summary>
internal sealed record SourceSection(string File, string? Digest, IReadOnlyDictionary<string, string> Metadata);
