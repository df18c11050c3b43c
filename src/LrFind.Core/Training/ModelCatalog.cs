using LrFind.Data;
using LrFind.Training.Catalog;

namespace LrFind.Training;

/// <summary>The models one can ask for by name; sized to the data.</summary>
public static class ModelCatalog
{
    /// <summary>The largest width of a layer.</summary>
    public const int MaxWidth = 65_536;

    /// <summary>All of them, the simplest first.</summary>
    public static IReadOnlyList<ModelFamily> All { get; } =
    [
        new LinearFamily(),
        new MlpFamily(batchNorm: false),
        new MlpFamily(batchNorm: true),
        new ResNetFamily(),
        new CnnFamily(),
        new WideDeepFamily(),
        new EmbeddingMlpFamily(),
    ];

    /// <summary>The activations that options may name, the default first.</summary>
    public static string Activations => Catalog.Activations.Names;

    /// <summary>What can be asked for, for help and error messages.</summary>
    public static string Usage => "linear, mlp, mlp-bn, resnet, cnn, wide-deep or embedding-mlp, with options as in mlp:256,128,gelu,dropout=0.1,bn";

    /// <summary>Builds a model.</summary>
    /// <param name="name">A name of <see cref="All"/>; after a colon, options separated by commas.</param>
    /// <param name="data">What it has to fit.</param>
    /// <exception cref="SettingException">There is no such model, an option is not one of its own, or it is not for such data.</exception>
    public static ModelSpec Create(string name, DataShape data)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(data);
        ModelFamily family = Find(name);
        return family.Create(ModelArguments.Parse(name, family), data);
    }

    /// <summary>Builds a model for rows that are vectors.</summary>
    /// <param name="name">A name of <see cref="All"/>; after a colon, options separated by commas.</param>
    /// <param name="inputs">Features a row.</param>
    /// <param name="outputs">Outputs a row.</param>
    /// <exception cref="SettingException">There is no such model, an option is not one of its own, or it is not for such data.</exception>
    public static ModelSpec Create(string name, int inputs, int outputs) => Create(name, new DataShape(new TensorShape(inputs), outputs));

    /// <summary>Checks a model's name before there are data to size it to.</summary>
    /// <exception cref="SettingException">There is no such model, or an option is not one of its own.</exception>
    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ModelArguments.Parse(name, Find(name));
    }

    private static ModelFamily Find(string name)
    {
        string kind = CatalogOption.NameIn(name);
        foreach (ModelFamily family in All)
        {
            if (family.Name == kind)
                return family;
        }

        throw new SettingException("Model", $"'{name}'", Usage);
    }
}
