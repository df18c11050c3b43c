using System.Globalization;

namespace LrFind.Training.Catalog;

/// <summary>
/// The residual network for tables of Gorishniy et al., "Revisiting Deep Learning Models for Tabular Data" (2021), section 3.2: a linear layer;
/// blocks x + Linear(ReLU(Linear(BatchNorm(x)))) with dropout after the ReLU and after the block's last layer; Linear(ReLU(BatchNorm(x))).
/// </summary>
internal sealed class ResNetFamily : ModelFamily
{
    private const int DefaultWidth = 128;
    private const int DefaultBlocks = 2;

    // Units inside a block for each unit between blocks.
    private const int HiddenFactor = 2;

    /// <inheritdoc/>
    public override string Name => "resnet";

    /// <inheritdoc/>
    public override string Options => "WIDTH,blocks=N,dropout=P";

    /// <inheritdoc/>
    public override string Summary => "residual blocks for tables, 2 of 128 units by default";

    /// <inheritdoc/>
    internal override ModelOptions Takes => ModelOptions.Width | ModelOptions.Blocks | ModelOptions.Dropout;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        int width = arguments.Widths.Count > 0 ? arguments.Widths[0] : DefaultWidth;
        var model = new ModelBuilder(data.Input);
        int node = HiddenLayers.Linear(model, HiddenLayers.Flat(model, ModelSpec.InputNode), "first", width);
        for (int i = 1; i <= (arguments.Blocks ?? DefaultBlocks); i++)
            node = AddBlock(model, node, $"block{i.ToString(CultureInfo.InvariantCulture)}.", width, arguments);
        node = model.Add("bn", new BatchNorm1dSpec(width), node);
        node = model.Add("relu", new ReluSpec(), node);
        return model.Build(arguments.Text, HiddenLayers.Linear(model, node, "last", data.Outputs));
    }

    private static int AddBlock(ModelBuilder model, int input, string prefix, int width, ModelArguments arguments)
    {
        int node = model.Add(prefix + "bn", new BatchNorm1dSpec(width), input);
        node = HiddenLayers.Linear(model, node, prefix + "fc1", HiddenFactor * width);
        node = model.Add(prefix + "relu", new ReluSpec(), node);
        node = HiddenLayers.Dropout(model, node, prefix + "dropout1", arguments);
        node = HiddenLayers.Linear(model, node, prefix + "fc2", width);
        node = HiddenLayers.Dropout(model, node, prefix + "dropout2", arguments);
        return model.Add(prefix + "add", new AddSpec(), input, node);
    }
}
