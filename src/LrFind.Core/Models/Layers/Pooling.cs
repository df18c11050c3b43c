using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer that gives one value for each window of each channel and has no parameters.</summary>
public abstract record PoolSpec : WindowSpec
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
public abstract record MaxPoolSpec : PoolSpec
{
    private protected MaxPoolSpec()
    {
    }
}

/// <summary>The largest value of each window over rows of shape (channels, width): <c>torch.nn.MaxPool1d</c> with dilation=1 and ceil_mode=False.</summary>
public sealed record MaxPool1dSpec : MaxPoolSpec
{
    private readonly int _stride;
    private readonly int _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public MaxPool1dSpec(int kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <inheritdoc/>
    public override string Kind => "MaxPool1d";

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

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"MaxPool1d(kernel_size={KernelSize}, stride={Stride}, padding={Padding}, dilation=1, ceil_mode=False)";
}

/// <summary>The largest value of each window over rows of shape (channels, height, width): <c>torch.nn.MaxPool2d</c> with dilation=1 and ceil_mode=False.</summary>
public sealed record MaxPool2dSpec : MaxPoolSpec
{
    private readonly SpatialPair _stride;
    private readonly SpatialPair _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public MaxPool2dSpec(SpatialPair kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <inheritdoc/>
    public override string Kind => "MaxPool2d";

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

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"MaxPool2d(kernel_size={KernelSize.ToShortString()}, stride={Stride.ToShortString()}, padding={Padding.ToShortString()}, dilation=1, ceil_mode=False)";
}

/// <summary>The mean of each window of each channel.</summary>
public abstract record AvgPoolSpec : PoolSpec
{
    private protected AvgPoolSpec()
    {
    }

    /// <summary>Whether zeros of the padding count in the mean.</summary>
    internal abstract bool CountIncludesPadding { get; }
}

/// <summary>The mean of each window over rows of shape (channels, width): <c>torch.nn.AvgPool1d</c> with ceil_mode=False.</summary>
public sealed record AvgPool1dSpec : AvgPoolSpec
{
    private readonly int _stride;
    private readonly int _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public AvgPool1dSpec(int kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <inheritdoc/>
    public override string Kind => "AvgPool1d";

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

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"AvgPool1d(kernel_size=({KernelSize},), stride=({Stride},), padding=({Padding},))";
}

/// <summary>The mean of each window over rows of shape (channels, height, width): <c>torch.nn.AvgPool2d</c> with ceil_mode=False.</summary>
public sealed record AvgPool2dSpec : AvgPoolSpec
{
    private readonly SpatialPair _stride;
    private readonly SpatialPair _padding;

    /// <summary>Creates the settings.</summary>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public AvgPool2dSpec(SpatialPair kernelSize) => _stride = KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <inheritdoc/>
    public override string Kind => "AvgPool2d";

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

    /// <summary>The layer as PyTorch writes it.</summary>
    public override string ToString() =>
        $"AvgPool2d(kernel_size={KernelSize.ToShortString()}, stride={Stride.ToShortString()}, padding={Padding.ToShortString()})";
}

/// <summary>The mean of each channel.</summary>
public abstract record AdaptiveAvgPoolSpec : LayerSpec
{
    private protected AdaptiveAvgPoolSpec()
    {
    }

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => $"{Kind}(output_size=1)";
}

/// <summary>The mean of each channel of rows of shape (channels, width): <c>torch.nn.AdaptiveAvgPool1d(1)</c>.</summary>
public sealed record AdaptiveAvgPool1dSpec : AdaptiveAvgPoolSpec
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAvgPool1d";

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
public sealed record AdaptiveAvgPool2dSpec : AdaptiveAvgPoolSpec
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAvgPool2d";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        return input.Rank == 3
            ? new TensorShape(input[0], 1, 1)
            : throw Unfit($"cannot take rows of shape {input}; expected (channels, height, width)");
    }
}
