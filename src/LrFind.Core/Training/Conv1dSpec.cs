using LrFind.Data;

namespace LrFind.Training;

/// <summary>A convolution over rows of shape (channels, width): <c>torch.nn.Conv1d</c> with groups=1.</summary>
public sealed record Conv1dSpec : ConvSpec
{
    private readonly int _stride = 1;
    private readonly int _padding;
    private readonly int _dilation = 1;

    /// <summary>Creates the settings.</summary>
    /// <param name="inChannels">Channels of the rows it takes, at least 1.</param>
    /// <param name="outChannels">Channels of the rows it gives, at least 1.</param>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">A number is less than 1.</exception>
    public Conv1dSpec(int inChannels, int outChannels, int kernelSize) : base(inChannels, outChannels) =>
        KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <inheritdoc/>
    public override string Kind => "Conv1d";

    /// <summary>The size of the window.</summary>
    public int KernelSize { get; }

    /// <summary>How far the window moves, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public int Stride
    {
        get => _stride;
        init => _stride = Window.AtLeastOne(value);
    }

    /// <summary>Zeros added on both sides, 0 or more. Default: 0.</summary>
    /// <exception cref="SettingException">It is negative.</exception>
    public int Padding
    {
        get => _padding;
        init => _padding = Window.AtLeastZero(value);
    }

    /// <summary>How far the values of a window lie apart, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public int Dilation
    {
        get => _dilation;
        init => _dilation = Window.AtLeastOne(value);
    }

    /// <inheritdoc/>
    internal override Window Window => Window.OneDimensional(KernelSize, Stride, Padding, Dilation);

    /// <inheritdoc/>
    private protected override int Dimensions => 1;

    /// <inheritdoc/>
    private protected override string Write(SpatialPair setting) => FormattableString.Invariant($"({setting.Width},)");
}
