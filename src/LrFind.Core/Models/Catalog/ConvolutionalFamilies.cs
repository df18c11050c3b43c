using System.Globalization;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Catalog;

/// <summary>
/// Convolutions of 3 × 3 (or 3) that keep the size, each followed by an activation and a pooling that halves it; a linear layer at the end.
/// </summary>
internal sealed class CnnFamily : ModelFamily
{
    private const int Kernel = 3;
    private const int Pool = 2;

    private static readonly int[] s_defaultChannels = [16, 32];

    /// <inheritdoc/>
    public override string Name => "cnn";

    /// <inheritdoc/>
    public override string Summary => "convolutions for images, of 16 and 32 channels by default";

    /// <inheritdoc/>
    internal override ModelOptions Takes => ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | ModelOptions.BatchNorm;

    /// <inheritdoc/>
    private protected override string WidthText => "CHANNELS";

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        if (data.Input.Rank is not (2 or 3))
        {
            throw new SettingException("Model",
                FormattableString.Invariant($"'{Quoting.Shortened(arguments.Text)}' for rows of {data.Input.Count} values without a shape"),
                "rows that are images or sequences; say which, as in `InputShape` 1x8x8");
        }

        var model = new ModelBuilder(data.Input);
        int node = ModelSpec.InputNode;
        IReadOnlyList<int> channels = arguments.Widths.Count > 0 ? arguments.Widths : s_defaultChannels;
        for (int i = 0; i < channels.Count; i++)
            node = AddStage(model, node, channels[i], (i + 1).ToString(CultureInfo.InvariantCulture), arguments);
        node = HiddenLayers.Dropout(model, HiddenLayers.Flat(model, node), "dropout", arguments);
        return model.Build(arguments.Name, HiddenLayers.Linear(model, node, "fc", data.Outputs));
    }

    private static int AddStage(ModelBuilder model, int node, int channels, string number, ModelArguments arguments)
    {
        TensorShape shape = model.ShapeOf(node);
        bool flat = shape.Rank == 2;
        node = model.Add("conv" + number, flat
            ? new Conv1dSpec(shape[0], channels, Kernel) { Padding = Kernel / 2 }
            : new Conv2dSpec(shape[0], channels, Kernel) { Padding = Kernel / 2 }, node);
        if (arguments.BatchNorm)
            node = model.Add("bn" + number, flat ? new BatchNorm1dSpec(channels) : new BatchNorm2dSpec(channels), node);
        node = model.Add(CatalogActivations.LayerName(arguments.Activation) + number, arguments.Activation, node);
        // What is smaller than the window stays as it is.
        bool halves = shape[1] >= Pool && (flat || shape[2] >= Pool);
        return halves ? model.Add("pool" + number, flat ? new MaxPool1dSpec(Pool) : new MaxPool2dSpec(Pool), node) : node;
    }
}

/// <summary>
/// The residual network for tables of Gorishniy et al., "Revisiting Deep Learning Models for Tabular Data" (2021), section 3.2: a linear
/// layer; blocks x + Linear(ReLU(Linear(BatchNorm(x)))) with dropout after the ReLU and after the block's last layer;
/// Linear(ReLU(BatchNorm(x))).
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
        return model.Build(arguments.Name, HiddenLayers.Linear(model, node, "last", data.Outputs));
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
