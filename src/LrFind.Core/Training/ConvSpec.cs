namespace LrFind.Training;

/// <summary>A convolution: at each position the weighted sum of a window over all channels, plus b. Groups: 1.</summary>
public abstract record ConvSpec : WindowSpec
{
    private protected ConvSpec(int inChannels, int outChannels) =>
        (InChannels, OutChannels) = (Window.AtLeastOne(inChannels, nameof(InChannels)), Window.AtLeastOne(outChannels, nameof(OutChannels)));

    /// <summary>Channels of the rows it takes.</summary>
    public int InChannels { get; }

    /// <summary>Channels of the rows it gives.</summary>
    public int OutChannels { get; }

    /// <summary>Whether there is a b. Default: yes.</summary>
    public bool Bias { get; init; } = true;

    /// <inheritdoc/>
    public sealed override long ParameterCount => checked(OutChannels * (InChannels * Window.Taps + (Bias ? 1 : 0)));

    /// <summary>What a setting is written as, as in (3, 3) or (3,).</summary>
    private protected abstract string Write(SpatialPair setting);

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

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() =>
        $"{Kind}({InChannels}, {OutChannels}, kernel_size={Write(Window.Kernel)}, stride={Write(Window.Stride)}"
        + $"{(Window.Padding == 0 ? "" : $", padding={Write(Window.Padding)}")}"
        + $"{(Window.Dilation == 1 ? "" : $", dilation={Write(Window.Dilation)}")}{(Bias ? "" : ", bias=False")})";
}
