using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>The mean of each window of each channel.</summary>
internal abstract record AvgPoolSpec : PoolSpec
{
    private protected AvgPoolSpec()
    {
    }

    /// <summary>Whether zeros of the padding count in the mean.</summary>
    internal abstract bool CountIncludesPadding { get; }
}

/// <summary>The mean of each window over rows of shape (channels, width): <c>torch.nn.AvgPool1d</c> with ceil_mode=False.</summary>
internal sealed record AvgPool1dSpec : AvgPoolSpec
{
    private readonly int _stride;
    private readonly int _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public AvgPool1dSpec(int kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("AvgPool1d", a => new AvgPool1dSpec(a.Integer("kernel_size"))
        {
            Stride = a.Integer("stride", like: "kernel_size"),
            Padding = a.Integer("padding"),
            CountIncludePad = a.Boolean("count_include_pad"),
        })
        .Integer("kernel_size", l => l.KernelSize, printing: new Printing(HasName: true, Text: Printing.Tuple))
        .Integer("stride", l => l.Stride, printing: new Printing(HasName: true, Text: Printing.Tuple))
        .Integer("padding", l => l.Padding, least: 0, byDefault: 0, printing: new Printing(HasName: true, Text: Printing.Tuple))
        .Boolean("count_include_pad", l => l.CountIncludePad, true, Printing.Never);

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

    /// <summary>Zeros added on both sides, from 0 to half the window. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public int Padding
    {
        get => _padding;
        init => _padding = AtMostHalf(value, KernelSize);
    }

    /// <inheritdoc/>
    internal override bool CountIncludesPadding => CountIncludePad;

    /// <summary>Whether zeros of the padding count in the mean. Default: yes.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <inheritdoc/>
    internal override Window Window => Window.OneDimensional(KernelSize, Stride, Padding, 1);

    /// <inheritdoc/>
    private protected override int Dimensions => 1;
}

/// <summary>The mean of each window over rows of shape (channels, height, width): <c>torch.nn.AvgPool2d</c> with ceil_mode=False.</summary>
internal sealed record AvgPool2dSpec : AvgPoolSpec
{
    private readonly SpatialPair _stride;
    private readonly SpatialPair _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public AvgPool2dSpec(SpatialPair kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("AvgPool2d", a => new AvgPool2dSpec(a.Pair("kernel_size"))
        {
            Stride = a.Pair("stride", like: "kernel_size"),
            Padding = a.Pair("padding"),
            CountIncludePad = a.Boolean("count_include_pad"),
        })
        .Pair("kernel_size", l => l.KernelSize, printing: Printing.OneOrPair)
        .Pair("stride", l => l.Stride, printing: Printing.OneOrPair)
        .Pair("padding", l => l.Padding, 0, Printing.OneOrPair)
        .Boolean("count_include_pad", l => l.CountIncludePad, true, Printing.Never);

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

    /// <summary>Zeros added on both sides, from 0 to half the window. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public SpatialPair Padding
    {
        get => _padding;
        init => _padding = AtMostHalf(value, KernelSize);
    }

    /// <inheritdoc/>
    internal override bool CountIncludesPadding => CountIncludePad;

    /// <summary>Whether zeros of the padding count in the mean. Default: yes.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <inheritdoc/>
    internal override Window Window => new(KernelSize, Stride, Padding, 1);

    /// <inheritdoc/>
    private protected override int Dimensions => 2;
}

/// <summary>The mean of each channel.</summary>
internal abstract record AdaptiveAvgPoolSpec : LayerSpec
{
    private protected AdaptiveAvgPoolSpec()
    {
    }
}

/// <summary>The mean of each channel of rows of shape (channels, width): <c>torch.nn.AdaptiveAvgPool1d(1)</c>.</summary>
internal sealed record AdaptiveAvgPool1dSpec : AdaptiveAvgPoolSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("AdaptiveAvgPool1d", _ =>
        new AdaptiveAvgPool1dSpec()).With("output_size=1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 2
            ? new TensorShape(input[0], 1)
            : throw Unfit($"cannot take rows of shape {input}; expected (channels, width)");
    }
}

/// <summary>The mean of each channel of rows of shape (channels, height, width): <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
internal sealed record AdaptiveAvgPool2dSpec : AdaptiveAvgPoolSpec
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor.Of("AdaptiveAvgPool2d", _ =>
        new AdaptiveAvgPool2dSpec()).With("output_size=1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 3
            ? new TensorShape(input[0], 1, 1)
            : throw Unfit($"cannot take rows of shape {input}; expected (channels, height, width)");
    }
}
