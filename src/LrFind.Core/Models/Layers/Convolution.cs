using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A convolution: at each position the weighted sum of a window over all channels, plus b. Groups: 1.</summary>
internal abstract record ConvSpec : WindowSpec
{
    private protected ConvSpec(int inChannels, int outChannels) =>
        (InChannels, OutChannels) = (Window.AtLeastOne(inChannels, nameof(InChannels)),
            Window.AtLeastOne(outChannels, nameof(OutChannels)));

    /// <summary>Channels of the rows it takes.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the rows it gives.</summary>
    public int OutChannels { get; }

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
        if (input[0] != InChannels)
            throw Unfit($"cannot take rows of shape {input}: expected {InChannels} channels");
        return Moved(input, OutChannels);
    }
}

/// <summary>A convolution over rows of shape (channels, width): <c>torch.nn.Conv1d</c> with groups=1.</summary>
internal sealed record Conv1dSpec : ConvSpec
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

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Conv1d", a => new Conv1dSpec(a.Integer("in_channels"), a.Integer("out_channels"), a.Integer("kernel_size"))
        {
            Stride = a.Integer("stride"),
            Padding = a.Integer("padding"),
            Dilation = a.Integer("dilation"),
            Bias = a.Boolean("bias"),
        })
        .Integer("in_channels", l => l.InChannels, forInput: (_, input) => input[0])
        .Integer("out_channels", l => l.OutChannels)
        .Integer("kernel_size", l => l.KernelSize, printing: new Printing(HasName: true, Text: Printing.Tuple))
        .Integer("stride", l => l.Stride, byDefault: 1, printing: new Printing(HasName: true, Text: Printing.Tuple))
        .Integer("padding", l => l.Padding, least: 0, byDefault: 0, printing: Printing.Unless(0, Printing.Tuple))
        .Integer("dilation", l => l.Dilation, byDefault: 1, printing: Printing.Unless(1, Printing.Tuple))
        .Boolean("bias", l => l.Bias, true, Printing.Unless(true));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

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
}

/// <summary>A convolution over rows of shape (channels, height, width): <c>torch.nn.Conv2d</c> with groups=1.</summary>
internal sealed record Conv2dSpec : ConvSpec
{
    private readonly SpatialPair _stride = 1;
    private readonly SpatialPair _padding;
    private readonly SpatialPair _dilation = 1;

    /// <summary>Creates the settings.</summary>
    /// <param name="inChannels">Channels of the rows it takes, at least 1.</param>
    /// <param name="outChannels">Channels of the rows it gives, at least 1.</param>
    /// <param name="kernelSize">The size of the window, at least 1.</param>
    /// <exception cref="SettingException">A number is less than 1.</exception>
    public Conv2dSpec(int inChannels, int outChannels, SpatialPair kernelSize) : base(inChannels, outChannels) =>
        KernelSize = Window.AtLeastOne(kernelSize, nameof(KernelSize));

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Conv2d", a => new Conv2dSpec(a.Integer("in_channels"), a.Integer("out_channels"), a.Pair("kernel_size"))
        {
            Stride = a.Pair("stride"),
            Padding = a.Pair("padding"),
            Dilation = a.Pair("dilation"),
            Bias = a.Boolean("bias"),
        })
        .Integer("in_channels", l => l.InChannels, forInput: (_, input) => input[0])
        .Integer("out_channels", l => l.OutChannels)
        .Pair("kernel_size", l => l.KernelSize, printing: Printing.Keyword)
        .Pair("stride", l => l.Stride, 1, Printing.Keyword)
        .Pair("padding", l => l.Padding, 0, Printing.Unless((SpatialPair)0))
        .Pair("dilation", l => l.Dilation, 1, Printing.Unless((SpatialPair)1))
        .Boolean("bias", l => l.Bias, true, Printing.Unless(true));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <summary>The size of the window.</summary>
    public SpatialPair KernelSize { get; }

    /// <summary>How far the window moves, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Stride
    {
        get => _stride;
        init => _stride = Window.AtLeastOne(value);
    }

    /// <summary>Zeros added on both sides, 0 or more. Default: 0.</summary>
    /// <exception cref="SettingException">It is negative.</exception>
    public SpatialPair Padding
    {
        get => _padding;
        init => _padding = Window.AtLeastZero(value);
    }

    /// <summary>How far the values of a window lie apart, at least 1. Default: 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Dilation
    {
        get => _dilation;
        init => _dilation = Window.AtLeastOne(value);
    }

    /// <inheritdoc/>
    internal override Window Window => new(KernelSize, Stride, Padding, Dilation);

    /// <inheritdoc/>
    private protected override int Dimensions => 2;
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
