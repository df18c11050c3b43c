using System.Globalization;

namespace LrFind.Training.Catalog;

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
        string activation = Activations.LayerName(arguments.Activation);
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
