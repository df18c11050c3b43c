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
            CeilMode = a.Boolean("ceil_mode"),
        })
        .Sizes("kernel_size", dimensions, l => l.KernelSize, printing: printing)
        .Sizes("stride", dimensions, l => l.Stride, printing: printing).OrLeftOut()
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
            RequireAtMostHalf(Padding.Height, KernelSize.Height, Window.Dilation.Height);
            RequireAtMostHalf(Padding.Width, KernelSize.Width, Window.Dilation.Width);
        }
    }

    /// <summary>Whether a window that goes on beyond the padding counts at the end. Default: no.</summary>
    public bool CeilMode
    {
        get => Window.CeilMode;
        init => Window = Window with { CeilMode = value };
    }

    /// <inheritdoc/>
    private protected sealed override ChannelPlanes Seen(ChannelPlanes planes) => planes with { Channels = 1 };

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Moved(input, input[0]);
    }

    private static void RequireAtMostHalf(int padding, int kernel, int dilation)
    {
        long half = ((long)dilation * (kernel - 1) + 1) / 2;
        SettingException.Require(padding >= 0 && padding <= half, nameof(Padding), padding,
            FormattableString.Invariant($"a whole number from 0 to {half}, half the kernel"));
    }
}

/// <summary>The largest value of each window of each channel; padding is never the largest.</summary>
internal abstract record MaxPoolSpec : PoolSpec
{
    private protected MaxPoolSpec(int dimensions, SpatialPair kernelSize) : base(dimensions, kernelSize)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<SpatialPair, T> create)
        where T : MaxPoolSpec =>
        Describe(kind, dimensions, (a, kernel) => create(kernel) with { Dilation = a.Sizes("dilation", dimensions) }, Printing.OneOrPair)
        .Sizes("dilation", dimensions, l => l.Dilation, byDefault: 1, printing: Printing.OneOrPair)
        .Boolean("ceil_mode", l => l.CeilMode, false);

    /// <summary>How far the values of a window lie apart, at least 1; what the padding may be follows it. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Dilation
    {
        get => Window.Dilation;
        init => Window = Window with { Dilation = Window.AtLeastOne(value) };
    }
}

/// <summary>The largest value of each window over rows of shape (channels, width): <c>torch.nn.MaxPool1d</c>.</summary>
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

/// <summary>The largest value of each window over rows of shape (channels, height, width): <c>torch.nn.MaxPool2d</c>.</summary>
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
            AdaptiveAvgPool1dSpec.Description, AdaptiveAvgPool2dSpec.Description, AdaptiveMaxPool1dSpec.Description,
            AdaptiveMaxPool2dSpec.Description,
    ];
}
