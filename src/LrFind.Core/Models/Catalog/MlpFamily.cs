using System.Globalization;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Catalog;

/// <summary>Linear layers with an activation after each but the last.</summary>
/// <param name="batchNorm">Whether each hidden layer is normalised by batch without being asked.</param>
internal sealed class MlpFamily(bool batchNorm) : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => batchNorm ? "mlp-bn" : "mlp";

    /// <inheritdoc/>
    public override string Summary => batchNorm ? "the same with batch normalisation" : "hidden layers, of 64 and 64 units by default";

    /// <inheritdoc/>
    internal override ModelOptions Takes =>
        ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | (batchNorm ? ModelOptions.None : ModelOptions.BatchNorm);

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        IReadOnlyList<int> widths = WidthsOf(arguments);
        var model = new ModelBuilder(data.Input);
        int node = HiddenLayers.Add(model, HiddenLayers.Flat(model, ModelSpec.InputNode), widths, arguments,
            batchNorm || arguments.BatchNorm);
        string last = "fc" + (widths.Count + 1).ToString(CultureInfo.InvariantCulture);
        return model.Build(arguments.Name, HiddenLayers.Linear(model, node, last, data.Outputs));
    }
}

/// <summary>One linear layer.</summary>
internal sealed class LinearFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "linear";

    /// <inheritdoc/>
    public override string Summary => "one linear layer";

    /// <inheritdoc/>
    internal override ModelOptions Takes => ModelOptions.None;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        var model = new ModelBuilder(data.Input);
        return model.Build(arguments.Name, HiddenLayers.Linear(model, HiddenLayers.Flat(model, ModelSpec.InputNode), "fc", data.Outputs));
    }
}

/// <summary>The layers that several families have in common.</summary>
internal static class HiddenLayers
{
    /// <summary>Rows as vectors, whatever their shape.</summary>
    /// <returns>The node that gives them.</returns>
    public static int Flat(ModelBuilder model, int node) =>
        model.ShapeOf(node).Rank == 1 ? node : model.Add("flatten", new FlattenSpec(), node);

    /// <summary>For each width a linear layer, batch normalisation where asked for, the activation, and dropout where asked for.</summary>
    /// <returns>The last node.</returns>
    public static int Add(ModelBuilder model, int node, IReadOnlyList<int> widths, ModelArguments arguments, bool batchNorm)
    {
        string activation = CatalogActivations.LayerName(arguments.Activation);
        for (int i = 0; i < widths.Count; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            node = model.Add("fc" + number, new LinearSpec(model.ShapeOf(node).Count, widths[i]), node);
            if (batchNorm)
                node = model.Add("bn" + number, new BatchNorm1dSpec(widths[i]), node);
            node = model.Add(activation + number, arguments.Activation, node);
            node = Dropout(model, node, "dropout" + number, arguments);
        }

        return node;
    }

    /// <summary>A layer of dropout where asked for.</summary>
    public static int Dropout(ModelBuilder model, int node, string name, ModelArguments arguments) =>
        arguments.Dropout > 0 ? model.Add(name, new DropoutSpec { P = arguments.Dropout }, node) : node;

    /// <summary>A linear layer to a number of outputs.</summary>
    public static int Linear(ModelBuilder model, int node, string name, int outputs) =>
        model.Add(name, new LinearSpec(model.ShapeOf(node).Count, outputs), node);
}

/// <summary>The activations that models of the catalogue may have.</summary>
internal static class CatalogActivations
{
    /// <summary>The names, the default first.</summary>
    public static IEnumerable<string> All => LayerCatalog.OfActivations.Select(a => a.Activation!);

    /// <summary>The names, for error messages.</summary>
    public static string Names => string.Join(", ", All);

    /// <summary>The activation of a name; <see langword="null"/> where there is none.</summary>
    public static LayerSpec? Find(string name) =>
        LayerCatalog.OfActivations.FirstOrDefault(a => a.Activation is { } known && NameText.Same(known, name))?.CreateDefault();

    /// <summary>What a layer of the activation is called in a model, as in leaky_relu.</summary>
    public static string LayerName(LayerSpec activation) => activation.Descriptor.Activation?.Replace('-', '_') ?? "activation";
}
