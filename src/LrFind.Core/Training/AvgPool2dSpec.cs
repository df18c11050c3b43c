using LrFind.Data;

namespace LrFind.Training;

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
