using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>What a convolution does to gradients, as a layer: each value of a channel is spread over a window, weighted; plus b.</summary>
internal abstract record ConvTransposeSpec : KernelSpec
{
    private readonly SpatialPair _outputPadding = 0;

    private protected ConvTransposeSpec(int dimensions, int inChannels, int outChannels, SpatialPair kernelSize)
        : base(dimensions, inChannels, outChannels, kernelSize)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<int, int, SpatialPair, T> create)
        where T : ConvTransposeSpec => WithGroups(
            Describe(kind, dimensions, create, (layer, a) => layer with { OutputPadding = a.Sizes("output_padding", dimensions) })
            .Sizes("output_padding", dimensions, l => l.OutputPadding, least: 0, byDefault: 0, Printing.Tuple with { OmitsDefault = true }));

    /// <summary>
    /// How much larger the result is on one side: several sizes give a convolution's result the same size, and this says which one is
    /// meant. Less than the stride or the dilation, which are set before. Default: 0.
    /// </summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public SpatialPair OutputPadding
    {
        get => _outputPadding;
        init
        {
            SpatialPair padding = Window.AtLeastZero(value);
            padding = Dimensions == 1 ? padding with { Height = 0 } : padding;
            RequireLess(padding.Height, Stride.Height, Dilation.Height);
            RequireLess(padding.Width, Stride.Width, Dilation.Width);
            _outputPadding = padding;
        }
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        RequireChannels(input, OutChannels);
        ChannelPlanes planes = PlanesOf(input);
        long height = Size(planes.Height, Stride.Height, Padding.Height, Dilation.Height, KernelSize.Height, OutputPadding.Height);
        long width = Size(planes.Width, Stride.Width, Padding.Width, Dilation.Width, KernelSize.Width, OutputPadding.Width);
        if (height < 1 || width < 1)
            throw Unfit($"cannot take rows of shape {input}: its padding takes all away");
        RequireCount((double)OutChannels * height * width, input);
        RequireWindows(OutChannels * Math.Max((double)Window.Taps * planes.Height * planes.Width,
            (height + 2.0 * Padding.Height) * (width + 2.0 * Padding.Width)), input);
        return ShapeOf(new ChannelPlanes(OutChannels, (int)height, (int)width));
    }

    // As torch.nn.ConvTranspose2d documents it.
    private static long Size(long size, long stride, long padding, long dilation, long kernel, long outputPadding) =>
        (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;

    private static void RequireLess(int padding, int stride, int dilation) =>
        SettingException.Require(padding < Math.Max(stride, dilation), nameof(OutputPadding), padding,
            FormattableString.Invariant($"less than {Math.Max(stride, dilation)}, the stride or the dilation"));
}

/// <summary>A transposed convolution over rows of shape (channels, width): <c>torch.nn.ConvTranspose1d</c>.</summary>
internal sealed record ConvTranspose1dSpec : ConvTransposeSpec
{
    /// <inheritdoc cref="Conv1dSpec(int, int, SpatialPair)"/>
    public ConvTranspose1dSpec(int inChannels, int outChannels, SpatialPair kernelSize) : base(1, inChannels, outChannels, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("ConvTranspose1d", 1, (i, o, kernel) => new ConvTranspose1dSpec(i, o, kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>A transposed convolution over rows of shape (channels, height, width): <c>torch.nn.ConvTranspose2d</c>.</summary>
internal sealed record ConvTranspose2dSpec : ConvTransposeSpec
{
    /// <inheritdoc cref="Conv1dSpec(int, int, SpatialPair)"/>
    public ConvTranspose2dSpec(int inChannels, int outChannels, SpatialPair kernelSize) : base(2, inChannels, outChannels, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("ConvTranspose2d", 2, (i, o, kernel) => new ConvTranspose2dSpec(i, o, kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
