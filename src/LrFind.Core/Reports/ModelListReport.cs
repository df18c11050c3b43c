using LrFind.Data;
using LrFind.Training;
using LrFind.Training.Catalog;

namespace LrFind.Reports;

/// <summary>The models of the catalogue in a list for people.</summary>
public static class ModelListReport
{
    /// <summary>Writes what can be asked for by name, and with which options.</summary>
    /// <param name="writer">Where to.</param>
    public static void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (ModelFamily family in ModelCatalog.All)
        {
            writer.WriteLine($"{family.Name,-13} {family.Summary}");
            if (family.Options.Length > 0)
                writer.WriteLine($"{"",-13} {family.Name}:{family.Options}");
        }

        writer.WriteLine();
        writer.WriteLine($"{"ACTIVATION",-13} {ModelCatalog.Activations}");
        writer.WriteLine("Options stand in any order, as in mlp:256,128,gelu,dropout=0.1,bn.");
    }

    /// <summary>Writes each model with its defaults, sized to data: parameters and layers, or why it is not for such data.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="dataset">The data.</param>
    public static void Write(TextWriter writer, Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataset);
        writer.WriteLine($"{dataset.File}: {Sentences.Data(dataset)}");
        var data = DataShape.Of(dataset);
        foreach (ModelFamily family in ModelCatalog.All)
            writer.WriteLine($"{family.Name,-13} {Sized(family, data)}");
    }

    private static string Sized(ModelFamily family, DataShape data)
    {
        try
        {
            ModelSpec model = ModelCatalog.Create(family.Name, data);
            return $"{LrFormat.Count(model.ParameterCount),9}  {ModelSentence.Shape(model)}";
        }
        catch (SettingException unsuited)
        {
            return $"{"-",9}  needs {unsuited.Expected}";
        }
    }
}
