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

/// <summary>What was trained on.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Digest">What tells one state of the file, or of the rows that were drawn, from another: sha256: and hexadecimal digits.</param>
/// <param name="FileRows">Rows of the file, an estimate where only a sample was read; at least 0.</param>
/// <param name="IsSample">Whether only a sample was read.</param>
/// <param name="Rows">Rows that were used; at least 1.</param>
/// <param name="TrainingRows">Rows that were trained on; at least 1.</param>
/// <param name="ValidationRows">Rows that were held out; at least 0.</param>
/// <param name="Features">The features by their names, after encoding.</param>
/// <param name="Target">The column that is predicted, or several.</param>
/// <param name="Task">What is learned; one of <see cref="TaskKind"/>.</param>
/// <param name="Classes">The classes by their names; none for regression.</param>
/// <param name="ClassCounts">Rows of each class among those that were trained on; at least 0.</param>
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
/// <param name="Number">Its place, from 1; at least 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its cells hold; one of number, money, percent, boolean, date, time, text, empty.</param>
/// <param name="Missing">Cells without a value, and cells whose value cannot be used; at least 0.</param>
/// <param name="Distinct">Different values; at least 0.</param>
/// <param name="Range">The lowest and the highest value, or the most frequent ones.</param>
/// <param name="Use">What becomes of it.</param>
internal sealed record ColumnSection(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);

/// <summary>What was trained.</summary>
/// <param name="Name">The model as the user named it.</param>
/// <param name="Parameters">Its weights, counted; at least 0.</param>
/// <param name="Layers">Its layers, in their order.</param>
/// <param name="Loss">The loss that was minimised.</param>
/// <param name="Engine">What trained it.</param>
internal sealed record ModelSection(string Name, long Parameters, IReadOnlyList<LayerSection> Layers, string Loss, string Engine);

/// <summary>One layer of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layer">The layer as PyTorch writes it.</param>
/// <param name="OutputShape">The shape of a row that it gives.</param>
internal sealed record LayerSection(string Name, string Layer, string OutputShape);

/// <summary>What trained it.</summary>
/// <param name="Name">The name of PyTorch's class, in lower case; one of <see cref="OptimizerCatalog.All"/>.</param>
/// <param name="Settings">The settings of PyTorch's class but for the rate, by the names of its keyword arguments.</param>
internal sealed record OptimizerSection(string Name, IReadOnlyDictionary<string, object> Settings);

/// <summary>Where curves were read from.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Digest">What tells one state of it from another: sha256: and hexadecimal digits; null of a file that is too large.</param>
/// <param name="Metadata">What the file says of itself, by its own words.</param>
internal sealed record SourceSection(string File, string? Digest, IReadOnlyDictionary<string, string> Metadata);
