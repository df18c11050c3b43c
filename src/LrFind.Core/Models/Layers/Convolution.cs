using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A convolution: at each position the weighted sum of a window over all channels, plus b. Groups: 1.</summary>
internal abstract record ConvSpec : WindowSpec
{
    private protected ConvSpec(int dimensions, int inChannels, int outChannels, SpatialPair kernelSize) : base(dimensions) =>
        (InChannels, OutChannels, KernelSize) = (Window.AtLeastOne(inChannels, nameof(InChannels)),
            Window.AtLeastOne(outChannels, nameof(OutChannels)), kernelSize);

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<int, int, SpatialPair, T> create)
        where T : ConvSpec => LayerDescriptor
        .Of(kind, a => create(a.Integer("in_channels"), a.Integer("out_channels"), a.Sizes("kernel_size", dimensions)) with
        {
            Stride = a.Sizes("stride", dimensions),
            Padding = a.Sizes("padding", dimensions),
            Dilation = a.Sizes("dilation", dimensions),
            Bias = a.Boolean("bias"),
        })
        .Integer("in_channels", l => l.InChannels, forInput: (_, input) => input[0])
        .Integer("out_channels", l => l.OutChannels)
        .Sizes("kernel_size", dimensions, l => l.KernelSize, printing: Printing.Tuple)
        .Sizes("stride", dimensions, l => l.Stride, byDefault: 1, printing: Printing.Tuple)
        .Sizes("padding", dimensions, l => l.Padding, least: 0, byDefault: 0, Printing.Tuple with { OmitsDefault = true })
        .Sizes("dilation", dimensions, l => l.Dilation, byDefault: 1, printing: Printing.Tuple with { OmitsDefault = true })
        .Boolean("bias", l => l.Bias, true, Printing.UnlessDefault);

    /// <summary>Channels of the rows it takes.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the rows it gives.</summary>
    public int OutChannels { get; }

    /// <summary>Zeros added on both sides, 0 or more. Default: 0.</summary>
    /// <exception cref="SettingException">It is negative.</exception>
    public SpatialPair Padding
    {
        get => Window.Padding;
        init => Window = Window with { Padding = Window.AtLeastZero(value) };
    }

    /// <summary>How far the values of a window lie apart, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Dilation
    {
        get => Window.Dilation;
        init => Window = Window with { Dilation = Window.AtLeastOne(value) };
    }

    /// <summary>Whether there is a b. Default: yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public sealed override long ParameterCount => checked(OutChannels * (InChannels * Window.Taps + (Bias ? 1 : 0)));

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        if ((double)OutChannels * InChannels * Window.Taps > int.MaxValue)
            throw Unfit("has more weights than can be addressed");
        // The depth of a product, whose panels are many times as wide.
        if ((double)InChannels * Window.Taps > TensorShape.MaxCount)
            throw Unfit(FormattableString.Invariant($"has a window of more than {TensorShape.MaxCount} values"));
        if (input[0] != InChannels)
            throw Unfit($"cannot take rows of shape {input}: expected {InChannels} channels");
        return Moved(input, OutChannels);
    }
}

/// <summary>A convolution over rows of shape (channels, width): <c>torch.nn.Conv1d</c> with groups=1.</summary>
internal sealed record Conv1dSpec : ConvSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="inChannels">Channels of the rows it takes, at least 1.</param>
    /// <param name="outChannels">Channels of the rows it gives, at least 1.</param>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">A number is less than 1.</exception>
    public Conv1dSpec(int inChannels, int outChannels, SpatialPair kernelSize) : base(1, inChannels, outChannels, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Conv1d", 1, (i, o, kernel) => new Conv1dSpec(i, o, kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>A convolution over rows of shape (channels, height, width): <c>torch.nn.Conv2d</c> with groups=1.</summary>
internal sealed record Conv2dSpec : ConvSpec
{
    /// <inheritdoc cref="Conv1dSpec(int, int, SpatialPair)"/>
    public Conv2dSpec(int inChannels, int outChannels, SpatialPair kernelSize) : base(2, inChannels, outChannels, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("Conv2d", 2, (i, o, kernel) => new Conv2dSpec(i, o, kernel));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The convolutions.</summary>
internal static class Convolution
{
    /// <summary>What there is to know of each kind.</summary>
    public static readonly LayerDescriptor[] All =
    [
        Conv1dSpec.Description, Conv2dSpec.Description,
    ];
}
