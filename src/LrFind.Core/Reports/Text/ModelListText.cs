using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;

namespace LrFind.Reports.Text;

/// <summary>The models of the catalogue in a list for people.</summary>
internal static class ModelListText
{
    /// <summary>Writes what can be asked for by name, and with which options.</summary>
    public static void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (ModelFamily family in ModelCatalog.All)
        {
            writer.WriteLine($"{family.Name,-13} {family.Summary}");
            writer.WriteLine($"{"",-13} {family.Name}:{family.Options}");
        }

        writer.WriteLine();
        writer.WriteLine($"{"ACTIVATION",-13} {ModelCatalog.Activations}");
        writer.WriteLine("Options stand in any order, as in mlp:256,128,gelu,dropout=0.1,bn.");
    }

    /// <summary>Writes each model with its defaults, sized to data: parameters and layers, or why it is not for such data.</summary>
    /// <param name="tool">The program that lists them.</param>
    public static void Write(TextWriter writer, Dataset dataset, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(tool);
        StyledLine.Write(writer, $"{dataset.File}: {DatasetPhrase.Describe(dataset)}");
        var data = DataShape.From(dataset);
        foreach (ModelFamily family in ModelCatalog.All)
            writer.WriteLine($"{family.Name,-13} {tool.NameSettings(Sized(family, data))}");
    }

    /// <summary>Writes the layers of a model: name, layer, the shape of a row it gives, and its parameters.</summary>
    public static void Write(TextWriter writer, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        TextLines.Write(writer, "model", Phrases.Model(model));
        string[] names = [.. model.Nodes.Select(n => Quoting.Shortened(n.Name))];
        int longest = names.Max(VisibleWidth.Of);
        for (int i = 0; i < model.Nodes.Count; i++)
        {
            ModelNode node = model.Nodes[i];
            string shape = ModelPhrase.Sizes(model.ShapeOf(i));
            string trained = NumberText.Count(node.IsTrained ? node.OwnWeights : 0);
            StyledLine.Write(writer, $"{trained,11}  {VisibleWidth.PadRight(names[i], longest)}  {shape,-10}  {node.Words(model.Nodes)}");
        }
    }

    private static string Sized(ModelFamily family, DataShape data)
    {
        try
        {
            ModelSpec model = ModelCatalog.Create(family.Name, data);
            return $"{NumberText.Count(model.ParameterCount),9}  {ModelPhrase.Shape(model)}";
        }
        catch (SettingException unsuited)
        {
            return $"{"-",9}  needs {unsuited.Expected}";
        }
    }
}
