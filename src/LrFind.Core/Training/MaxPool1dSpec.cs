using LrFind.Data;

namespace LrFind.Training;

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
