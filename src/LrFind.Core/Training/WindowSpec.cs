namespace LrFind.Training;

/// <summary>A layer that moves a window over each channel: a convolution or a pooling.</summary>
public abstract record WindowSpec : LayerSpec
{
    private protected WindowSpec()
    {
    }

    /// <summary>How the window moves.</summary>
    internal abstract Window Window { get; }

    /// <summary>The dimensions it moves in: 1 for rows of shape (channels, width), 2 for (channels, height, width).</summary>
    private protected abstract int Dimensions { get; }

    /// <summary>The shape of a row of results, one plane for each of <paramref name="channels"/>.</summary>
    /// <param name="input">The shape of a row of inputs.</param>
    /// <param name="channels">Channels of the results.</param>
    /// <exception cref="ArgumentException">The input has other dimensions, or is smaller than the window.</exception>
    private protected TensorShape Moved(TensorShape input, int channels)
    {
        if (input.Rank != Dimensions + 1)
            throw Unfit($"cannot take rows of shape {input}; expected {(Dimensions == 1 ? "(channels, width)" : "(channels, height, width)")}");
        (long height, long width) = Window.Positions(Planes.Of(input));
        if (height < 1 || width < 1)
            throw Unfit($"cannot take rows of shape {input}: with its padding the input is smaller than the kernel");
        if (channels * height > int.MaxValue || channels * height * width > int.MaxValue)
            throw Unfit($"would give more values for a row of shape {input} than can be addressed");
        return Dimensions == 1 ? new TensorShape(channels, (int)width) : new TensorShape(channels, (int)height, (int)width);
    }
}
