using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer with a trained weight for each value of a window: a convolution, or a transposed one.</summary>
internal abstract record KernelSpec : WindowSpec
{
    private readonly int _groups = 1;

    private protected KernelSpec(int dimensions, int inChannels, int outChannels, SpatialPair kernelSize) : base(dimensions) =>
        (InChannels, OutChannels, KernelSize) = (Window.AtLeastOne(inChannels, nameof(InChannels)),
            Window.AtLeastOne(outChannels, nameof(OutChannels)), kernelSize);

    /// <summary>Begins the description of a kind with what all have.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="dimensions">Dimensions of a plane.</param>
    /// <param name="create">The layer from its channels, its window and its other arguments.</param>
    private protected static LayerDescriptor<T> Describe<T>(
        string kind, int dimensions, Func<int, int, SpatialPair, T> create, Func<T, LayerArguments, T>? adapt = null)
        where T : KernelSpec => LayerDescriptor
        .Of(kind, a =>
        {
            T layer = create(a.Integer("in_channels"), a.Integer("out_channels"), a.Sizes("kernel_size", dimensions)) with
            {
                Stride = a.Sizes("stride", dimensions),
                Padding = a.Sizes("padding", dimensions),
                Dilation = a.Sizes("dilation", dimensions),
                Groups = a.Integer("groups"),
                Bias = a.Boolean("bias"),
            };
            return adapt is null ? layer : adapt(layer, a);
        })
        .Integer("in_channels", l => l.InChannels, forInput: (_, input) => input[0])
        .Integer("out_channels", l => l.OutChannels)
        .Sizes("kernel_size", dimensions, l => l.KernelSize, printing: Printing.Tuple)
        .Sizes("stride", dimensions, l => l.Stride, byDefault: 1, printing: Printing.Tuple)
        .Sizes("padding", dimensions, l => l.Padding, least: 0, byDefault: 0, Printing.Tuple with { OmitsDefault = true })
        .Sizes("dilation", dimensions, l => l.Dilation, byDefault: 1, printing: Printing.Tuple with { OmitsDefault = true });

    /// <summary>Ends the description that <see cref="Describe"/> began.</summary>
    private protected static LayerDescriptor<T> WithGroups<T>(LayerDescriptor<T> description)
        where T : KernelSpec => description
        .Integer("groups", l => l.Groups, byDefault: 1, printing: Printing.UnlessDefault)
        .Boolean("bias", l => l.Bias, true, Printing.UnlessDefault)
        .WithWeights();

    /// <summary>Channels of the rows it takes.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the rows it gives.</summary>
    public int OutChannels { get; }

    /// <summary>Positions added on both sides, 0 or more; of a transposed convolution, taken away. Default: 0.</summary>
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

    /// <summary>In how many groups the channels are: those of a result depend on those of their own group only. Default: 1.</summary>
    /// <exception cref="SettingException">The channels cannot be shared out so.</exception>
    public int Groups
    {
        get => _groups;
        init
        {
            SettingException.Require(value >= 1 && InChannels % value == 0 && OutChannels % value == 0, nameof(Groups), value,
                FormattableString.Invariant($"a whole number that divides both {InChannels} and {OutChannels}, the channels"));
            _groups = value;
        }
    }

    /// <summary>Whether there is a b. Default: yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public sealed override long ParameterCount =>
        checked((long)OutChannels * (InChannels / Groups) * Window.Taps + (Bias ? OutChannels : 0));

    /// <summary>Checks what does not depend on the sizes of planes.</summary>
    /// <param name="input">The shape of a row.</param>
    /// <param name="windowed">The channels that the window sees.</param>
    /// <exception cref="ArgumentException">Something is too large, or the channels are others.</exception>
    private protected void RequireChannels(TensorShape input, int windowed)
    {
        if ((double)OutChannels * (InChannels / Groups) * Window.Taps > int.MaxValue)
            throw Unfit("has more weights than can be addressed");
        // The depth of a product, whose panels are many times as wide.
        if ((double)windowed * Window.Taps > TensorShape.MaxCount)
            throw Unfit(FormattableString.Invariant($"has a window of more than {TensorShape.MaxCount} values"));
        if (input[0] != InChannels)
            throw Unfit($"cannot take rows of shape {input}: expected {InChannels} channels");
    }
}

/// <summary>A convolution: at each position the weighted sum of a window over all channels of a group, plus b.</summary>
internal abstract record ConvSpec : KernelSpec
{
    private protected ConvSpec(int dimensions, int inChannels, int outChannels, SpatialPair kernelSize)
        : base(dimensions, inChannels, outChannels, kernelSize)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<int, int, SpatialPair, T> create)
        where T : ConvSpec =>
        WithGroups(Describe(kind, dimensions, create,
            (layer, a) => layer with { PaddingMode = PaddingWords.Of(a.Word("padding_mode", PaddingWords.All)) }))
        .Word("padding_mode", l => l.PaddingMode.Word(), "zeros", Printing.BareUnlessDefault);

    /// <summary>What padding consists of. Default: zeros.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        RequireChannels(input, InChannels);
        TensorShape output = Moved(input, OutChannels);
        return PaddingMode.Fits(Edges.Of(Padding), PlanesOf(input))
            ? output
            : throw Unfit($"cannot take rows of shape {input}: they are too small to be padded from within");
    }
}

/// <summary>A convolution over rows of shape (channels, width): <c>torch.nn.Conv1d</c>.</summary>
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

/// <summary>A convolution over rows of shape (channels, height, width): <c>torch.nn.Conv2d</c>.</summary>
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
        Conv1dSpec.Description, Conv2dSpec.Description, ConvTranspose1dSpec.Description, ConvTranspose2dSpec.Description,
    ];
}
