using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives one value for each window of each channel and has no parameters.</summary>
internal abstract record PoolSpec : WindowSpec
{
    private protected PoolSpec()
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return Moved(input, input[0]);
    }

    // More padding than half the window would make windows of padding alone; PyTorch refuses it as well.
    private protected static int AtMostHalf(int padding, int kernel)
    {
        SettingException.Require(padding >= 0 && padding <= kernel / 2, "Padding", padding,
            FormattableString.Invariant($"a whole number from 0 to {kernel / 2}, half the kernel"));
        return padding;
    }

    private protected static SpatialPair AtMostHalf(SpatialPair padding, SpatialPair kernel) =>
        new(AtMostHalf(padding.Height, kernel.Height), AtMostHalf(padding.Width, kernel.Width));
}

/// <summary>The largest value of each window of each channel.</summary>
internal abstract record MaxPoolSpec : PoolSpec
{
    private protected MaxPoolSpec()
    {
    }
}

/// <summary>
/// The largest value of each window over rows of shape (channels, width): <c>torch.nn.MaxPool1d</c> with dilation=1 and ceil_mode=False.
/// </summary>
internal sealed record MaxPool1dSpec : MaxPoolSpec
{
    private readonly int _stride;
    private readonly int _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public MaxPool1dSpec(int kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("MaxPool1d", a => new MaxPool1dSpec(a.Integer("kernel_size"))
        {
            Stride = a.Integer("stride", like: "kernel_size"),
            Padding = a.Integer("padding"),
        })
        .Integer("kernel_size", l => l.KernelSize, printing: Printing.Keyword)
        .Integer("stride", l => l.Stride, printing: Printing.Keyword)
        .Integer("padding", l => l.Padding, least: 0, byDefault: 0, printing: Printing.Keyword)
        .With("dilation=1, ceil_mode=False");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <summary>The size of the window.</summary>
    public int KernelSize { get; }

    /// <summary>How far the window moves, at least 1. Default: <see cref="KernelSize"/>.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public int Stride
    {
        get => _stride;
        init => _stride = Window.AtLeastOne(value);
    }

    /// <summary>Positions added on both sides, never the largest, from 0 to half the window. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public int Padding
    {
        get => _padding;
        init => _padding = AtMostHalf(value, KernelSize);
    }

    /// <inheritdoc/>
    internal override Window Window => Window.OneDimensional(KernelSize, Stride, Padding, 1);

    /// <inheritdoc/>
    private protected override int Dimensions => 1;
}

/// <summary>
/// The largest value of each window over rows of shape (channels, height, width): <c>torch.nn.MaxPool2d</c> with dilation=1 and
/// ceil_mode=False.
/// </summary>
internal sealed record MaxPool2dSpec : MaxPoolSpec
{
    private readonly SpatialPair _stride;
    private readonly SpatialPair _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public MaxPool2dSpec(SpatialPair kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("MaxPool2d", a => new MaxPool2dSpec(a.Pair("kernel_size"))
        {
            Stride = a.Pair("stride", like: "kernel_size"),
            Padding = a.Pair("padding"),
        })
        .Pair("kernel_size", l => l.KernelSize, printing: Printing.OneOrPair)
        .Pair("stride", l => l.Stride, printing: Printing.OneOrPair)
        .Pair("padding", l => l.Padding, 0, Printing.OneOrPair)
        .With("dilation=1, ceil_mode=False");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <summary>The size of the window.</summary>
    public SpatialPair KernelSize { get; }

    /// <summary>How far the window moves, at least 1. Default: <see cref="KernelSize"/>.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Stride
    {
        get => _stride;
        init => _stride = Window.AtLeastOne(value);
    }

    /// <summary>Positions added on both sides, never the largest, from 0 to half the window. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public SpatialPair Padding
    {
        get => _padding;
        init => _padding = AtMostHalf(value, KernelSize);
    }

    /// <inheritdoc/>
    internal override Window Window => new(KernelSize, Stride, Padding, 1);

    /// <inheritdoc/>
    private protected override int Dimensions => 2;
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
