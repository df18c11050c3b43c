using LrFind.Foundation;

namespace LrFind.Models.Catalog;

/// <summary>The models one can ask for by name; sized to the data.</summary>
public static class ModelCatalog
{
    /// <summary>The largest width of a layer.</summary>
    internal const int MaxWidth = 65_536;

    /// <summary>The names, that of the simplest first.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(f => f.Name)];

    /// <summary>All of them, in the order of <see cref="Names"/>.</summary>
    internal static IReadOnlyList<ModelFamily> All { get; } =
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
    internal static string Activations => CatalogActivations.Names;

    /// <summary>What can be asked for, for help and error messages.</summary>
    public static string Usage =>
        "linear, mlp, mlp-bn, resnet, cnn, wide-deep or embedding-mlp, with options as in mlp:256,128,gelu,dropout=0.1,bn";

    /// <summary>A model, not yet sized to data.</summary>
    /// <param name="name">One of <see cref="Names"/>; after a colon, options separated by commas.</param>
    /// <exception cref="SettingException">There is no such model, or an option is not one of its own.</exception>
    public static LoadedModel Load(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ModelFamily family = FamilyOf(name) ?? throw new SettingException(
            "Model", $"'{Quoting.Shortened(name)}'", $"{Usage}{Nearest.Hint(CatalogOption.NameIn(name), Names)}");
        var arguments = ModelArguments.Parse(name, family);
        return new CatalogModel(arguments.Name, family, arguments);
    }

    /// <summary>A model's name as reports have it, whatever case it was typed in; the text itself where it names no model.</summary>
    internal static string Canonical(string name) => FamilyOf(name) is { } family ? InFull(family, name) : name;

    /// <summary>The family of a model's name, whatever case it was typed in; <see langword="null"/> where there is none.</summary>
    internal static ModelFamily? FamilyOf(string name)
    {
        string kind = CatalogOption.NameIn(name);
        foreach (ModelFamily family in All)
        {
            if (NameText.Same(family.Name, kind))
                return family;
        }

        return null;
    }

    /// <summary>A name with what stands behind it, in the words of reports.</summary>
    internal static string InFull(ModelFamily family, string name)
    {
        string InReports(CatalogOption option)
        {
            string word = option.Name.Replace('_', '-');
            return option.Value is null ? word : $"{word}={option.Value}";
        }

        string options = string.Join(',', CatalogOption.AllIn(name).Select(InReports));
        return options.Length > 0 ? $"{family.Name}:{options}" : family.Name;
    }

    /// <summary>Builds a model.</summary>
    /// <param name="name">One of <see cref="Names"/>; after a colon, options separated by commas.</param>
    /// <param name="data">What it has to fit.</param>
    /// <exception cref="SettingException">There is no such model, an option is not one of its own, or it is not for such data.</exception>
    internal static ModelSpec Create(string name, DataShape data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (ModelSpec)Load(name).SizeTo(data);
    }

    /// <summary>Builds a model for rows that are vectors.</summary>
    /// <param name="name">One of <see cref="Names"/>; after a colon, options separated by commas.</param>
    /// <param name="inputs">Features a row.</param>
    /// <param name="outputs">Outputs a row.</param>
    /// <exception cref="SettingException">There is no such model, an option is not one of its own, or it is not for such data.</exception>
    internal static ModelSpec Create(string name, int inputs, int outputs) => Create(name, new DataShape(new TensorShape(inputs), outputs));
}

/// <summary>A model of the catalogue.</summary>
internal sealed class CatalogModel(string name, ModelFamily family, ModelArguments arguments) : LoadedModel(name)
{
    /// <inheritdoc/>
    private protected override SizedModel Size(DataShape data)
    {
        try
        {
            return family.Create(arguments, arguments.TwoLogits ? WithTwoLogits(data) : data);
        }
        catch (ArgumentException e)
        {
            throw new SettingException("Model", $"'{Name}', of which {ExceptionText.WithoutParameter(e)}", "a smaller model");
        }
    }

    private DataShape WithTwoLogits(DataShape data) => data.TakesTwoLogits ? data with { Outputs = 2 }
        : throw new SettingException("Model", $"'{Quoting.Shortened(Name)}'", "outputs=2 for data of two classes only");
}

/// <summary>A kind of model that can be asked for by name and is sized to the data. A closed set of classes.</summary>
internal abstract class ModelFamily
{
    private protected ModelFamily()
    {
    }

    /// <summary>The name, as in mlp.</summary>
    public abstract string Name { get; }

    /// <summary>What may stand behind the name and a colon, in any order.</summary>
    public string Options => string.Join(',', OptionTexts.Where(o => Takes.HasFlag(o.Option)).Select(o => o.Text).Append("outputs=2"));

    /// <summary>What it is, in a phrase.</summary>
    public abstract string Summary { get; }

    /// <summary>What may stand behind the name.</summary>
    internal abstract ModelOptions Takes { get; }

    /// <summary>What a width is called.</summary>
    private protected virtual string WidthText => "WIDTH";

    private (ModelOptions Option, string Text)[] OptionTexts =>
    [
        (ModelOptions.Widths, WidthText + ",…"), (ModelOptions.Width, WidthText), (ModelOptions.Activation, "ACTIVATION"),
        (ModelOptions.Blocks, "blocks=N"), (ModelOptions.Dropout, "dropout=P"), (ModelOptions.BatchNorm, "bn"), (ModelOptions.Dim, "dim=N"),
    ];

    /// <summary>Builds a model.</summary>
    /// <exception cref="SettingException">The data are not of the kind it is for.</exception>
    internal abstract ModelSpec Create(ModelArguments arguments, DataShape data);

    /// <summary>Widths of 64 and 64 where none are given.</summary>
    private protected static IReadOnlyList<int> WidthsOf(ModelArguments arguments) =>
        arguments.Widths.Count > 0 ? arguments.Widths : [64, 64];
}
