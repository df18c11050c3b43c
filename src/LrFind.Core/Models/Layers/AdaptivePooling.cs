using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>
/// One value for each of a number of windows, which share out a channel evenly and overlap where its size is no multiple of theirs.
/// </summary>
internal abstract record AdaptivePoolSpec : SpatialSpec
{
    private readonly SpatialPair _outputSize = 1;

    private protected AdaptivePoolSpec(int dimensions) : base(dimensions)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<T> create)
        where T : AdaptivePoolSpec => LayerDescriptor
        .Of(kind, a => create() with { OutputSize = a.Sizes("output_size", dimensions) })
        .Sizes("output_size", dimensions, l => l.OutputSize, byDefault: 1, printing: Printing.OneOrPair);

    /// <summary>The size of the planes it gives, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair OutputSize
    {
        get => _outputSize;
        init
        {
            SpatialPair size = Window.AtLeastOne(value);
            _outputSize = Dimensions == 1 ? size with { Height = 1 } : size;
        }
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        ChannelPlanes planes = PlanesOf(input);
        RequireCount((double)planes.Channels * OutputSize.Height * OutputSize.Width, input);
        return ShapeOf(planes with { Height = OutputSize.Height, Width = OutputSize.Width });
    }
}

/// <summary>The mean of each window.</summary>
internal abstract record AdaptiveAvgPoolSpec : AdaptivePoolSpec
{
    private protected AdaptiveAvgPoolSpec(int dimensions) : base(dimensions)
    {
    }
}

/// <summary>The mean of each window of rows of shape (channels, width): <c>torch.nn.AdaptiveAvgPool1d</c>.</summary>
internal sealed record AdaptiveAvgPool1dSpec() : AdaptiveAvgPoolSpec(1)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("AdaptiveAvgPool1d", 1, () => new AdaptiveAvgPool1dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The mean of each window of rows of shape (channels, height, width): <c>torch.nn.AdaptiveAvgPool2d</c>.</summary>
internal sealed record AdaptiveAvgPool2dSpec() : AdaptiveAvgPoolSpec(2)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("AdaptiveAvgPool2d", 2, () => new AdaptiveAvgPool2dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The largest value of each window.</summary>
internal abstract record AdaptiveMaxPoolSpec : AdaptivePoolSpec
{
    private protected AdaptiveMaxPoolSpec(int dimensions) : base(dimensions)
    {
    }
}

/// <summary>The largest value of each window of rows of shape (channels, width): <c>torch.nn.AdaptiveMaxPool1d</c>.</summary>
internal sealed record AdaptiveMaxPool1dSpec() : AdaptiveMaxPoolSpec(1)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("AdaptiveMaxPool1d", 1, () => new AdaptiveMaxPool1dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The largest value of each window of rows of shape (channels, height, width): <c>torch.nn.AdaptiveMaxPool2d</c>.</summary>
internal sealed record AdaptiveMaxPool2dSpec() : AdaptiveMaxPoolSpec(2)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("AdaptiveMaxPool2d", 2, () => new AdaptiveMaxPool2dSpec());

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
