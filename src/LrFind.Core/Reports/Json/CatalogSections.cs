using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;

namespace LrFind.Reports.Json;

/// <summary>What JSON says of models that are listed, and of checks that are written.</summary>
internal static class CatalogSections
{
    /// <summary>The document of the catalogue.</summary>
    /// <param name="dataset">What its models are sized to; <see langword="null"/> for none.</param>
    /// <param name="tool">The program that lists them.</param>
    public static ModelsDocument Models(Dataset? dataset, Tool tool)
    {
        DataShape? shape = dataset is null ? null : DataShape.From(dataset);
        return new(JsonReport.Schema, "models", tool.ToString(), dataset is null ? null : ExperimentSections.Data(dataset),
            [.. ModelCatalog.All.Select(f => Family(f, shape, tool))]);
    }

    /// <summary>The document of one model, sized to data.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">The data.</param>
    /// <param name="tool">The program that lists it.</param>
    public static ModelDocument Model(ModelSpec model, Dataset dataset, Tool tool) => new(
        JsonReport.Schema, "model", tool.ToString(), ExperimentSections.Data(dataset), model.Name, model.ParameterCount,
        [.. model.Nodes.Select((n, i) => new NodeSection(n.Name, n.Layer.Kind, n.Words(model.Nodes), model.ShapeOf(i).ToArray(),
            n.IsTrained ? n.OwnWeights : 0))],
        AnswerSections.Warnings(model.Warnings, tool));

    private static FamilySection Family(ModelFamily family, DataShape? data, Tool tool)
    {
        FamilySection Of(ModelSpec? model, string? needs) => new(
            family.Name, family.Summary, family.Options, model?.ParameterCount, model is null ? null : ModelPhrase.Shape(model), needs);
        try
        {
            return Of(data is null ? null : ModelCatalog.Create(family.Name, data), null);
        }
        catch (SettingException unsuited)
        {
            return Of(null, tool.NameSettings(unsuited.Expected));
        }
    }
}

/// <summary>The JSON document of <c>models</c>.</summary>
/// <param name="Schema">The version of this shape; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">The data that the models are sized to; null where none are named.</param>
/// <param name="Models">The models of the catalogue, the simplest first.</param>
internal sealed record ModelsDocument(int Schema, string Kind, string Tool, DataSection? Data, IReadOnlyList<FamilySection> Models);

/// <summary>The JSON document of <c>models --model</c>.</summary>
/// <param name="Schema">The version of this shape; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">The data that the model is sized to.</param>
/// <param name="Name">The model as the user named it.</param>
/// <param name="Parameters">Its trainable parameters; at least 0.</param>
/// <param name="Layers">Its layers, in the order in which they are computed.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record ModelDocument(
    int Schema, string Kind, string Tool, DataSection Data, string Name, long Parameters, IReadOnlyList<NodeSection> Layers,
    IReadOnlyList<WarningSection> Warnings);

/// <summary>A model of the catalogue.</summary>
/// <param name="Name">What <c>--model</c> calls it.</param>
/// <param name="Summary">What it is, in words.</param>
/// <param name="Options">What may stand behind its name.</param>
/// <param name="Parameters">Its trainable parameters with its defaults; null without data, or where it is not for such data; at least 0.</param>
/// <param name="Layers">Its layers in short; null without data, or where it is not for such data.</param>
/// <param name="Needs">What it needs that the data do not have; null where it is for such data.</param>
internal sealed record FamilySection(string Name, string Summary, string Options, long? Parameters, string? Layers, string? Needs);

/// <summary>A layer of a model that is listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LayerKind">What PyTorch calls it, as in Linear.</param>
/// <param name="Layer">All of it, as PyTorch prints it.</param>
/// <param name="OutputShape">The shape of what it gives for a row; more than 0.</param>
/// <param name="Parameters">Its trainable parameters; at least 0.</param>
internal sealed record NodeSection(string Name, string LayerKind, string Layer, IReadOnlyList<int> OutputShape, long Parameters);

/// <summary>The JSON document of <c>init</c>.</summary>
/// <param name="Schema">The version of this shape; at least 1.</param>
/// <param name="Kind">What the document is of.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="File">The configuration that the check was written to.</param>
/// <param name="Check">What the check is called.</param>
/// <param name="LearningRate">The rate that it checks; more than 0.</param>
internal sealed record InitDocument(int Schema, string Kind, string Tool, string File, string Check, double LearningRate);
