using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives one value for each window of each channel and has no parameters.</summary>
internal abstract record PoolSpec : WindowSpec
{
    private protected PoolSpec(int dimensions, SpatialPair kernelSize) : base(dimensions)
    {
        KernelSize = kernelSize;
        Stride = KernelSize;
    }

    private protected static LayerDescriptor<T> Describe<T>(
        string kind, int dimensions, Func<LayerArguments, SpatialPair, T> create, Printing printing)
        where T : PoolSpec => LayerDescriptor
        .Of(kind, a => create(a, a.Sizes("kernel_size", dimensions)) with
        {
            Stride = a.Sizes("stride", dimensions, like: "kernel_size"),
            Padding = a.Sizes("padding", dimensions),
        })
        .Sizes("kernel_size", dimensions, l => l.KernelSize, printing: printing)
        .Sizes("stride", dimensions, l => l.Stride, printing: printing)
        .Sizes("padding", dimensions, l => l.Padding, least: 0, byDefault: 0, printing);

    /// <summary>
    /// Positions added on both sides, from 0 to half the window. Default: 0. More would make windows of padding alone; PyTorch refuses it
    /// as well.
    /// </summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public SpatialPair Padding
    {
        get => Window.Padding;
        init
        {
            Window = Window with { Padding = value };
            RequireAtMostHalf(Padding.Height, KernelSize.Height);
            RequireAtMostHalf(Padding.Width, KernelSize.Width);
        }
    }

    /// <inheritdoc/>
    private protected sealed override ChannelPlanes Seen(ChannelPlanes planes) => planes with { Channels = 1 };

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Moved(input, input[0]);
    }

    private static void RequireAtMostHalf(int padding, int kernel) =>
        SettingException.Require(padding >= 0 && padding <= kernel / 2, nameof(Padding), padding,
            FormattableString.Invariant($"a whole number from 0 to {kernel / 2}, half the kernel"));
}

/// <summary>The largest value of each window of each channel; padding is never the largest.</summary>
internal abstract record MaxPoolSpec : PoolSpec
{
    private protected MaxPoolSpec(int dimensions, SpatialPair kernelSize) : base(dimensions, kernelSize)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<SpatialPair, T> create)
        where T : MaxPoolSpec =>
        Describe(kind, dimensions, (_, kernel) => create(kernel), Printing.OneOrPair).With("dilation=1, ceil_mode=False");
}

/// <summary>
/// The largest value of each window over rows of shape (channels, width): <c>torch.nn.MaxPool1d</c> with dilation=1 and ceil_mode=False.
/// </summary>
internal sealed record MaxPool1dSpec : MaxPoolSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1; also the stride, unless that is set.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public MaxPool1dSpec(SpatialPair kernelSize) : base(1, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("MaxPool1d", 1, kernel => new MaxPool1dSpec(kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>
/// The largest value of each window over rows of shape (channels, height, width): <c>torch.nn.MaxPool2d</c> with dilation=1 and
/// ceil_mode=False.
/// </summary>
internal sealed record MaxPool2dSpec : MaxPoolSpec
{
    /// <inheritdoc cref="MaxPool1dSpec(SpatialPair)"/>
    public MaxPool2dSpec(SpatialPair kernelSize) : base(2, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("MaxPool2d", 2, kernel => new MaxPool2dSpec(kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The poolings.</summary>
internal static class Pooling
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        MaxPool1dSpec.Description, MaxPool2dSpec.Description, AvgPool1dSpec.Description, AvgPool2dSpec.Description,
            AdaptiveAvgPool1dSpec.Description, AdaptiveAvgPool2dSpec.Description,
    ];
}
