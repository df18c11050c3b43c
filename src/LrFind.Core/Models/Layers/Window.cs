using System.Runtime.CompilerServices;
using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>A layer over planes of values: rows of shape (channels, width) or (channels, height, width).</summary>
internal abstract record SpatialSpec : LayerSpec
{
    private protected SpatialSpec(int dimensions) => Dimensions = dimensions;

    /// <summary>The dimensions of a plane: 1 or 2.</summary>
    private protected int Dimensions { get; }

    /// <summary>The planes of a row.</summary>
    /// <exception cref="ArgumentException">It has other dimensions.</exception>
    private protected ChannelPlanes PlanesOf(TensorShape input) => input.Rank == Dimensions + 1
        ? ChannelPlanes.Of(input)
        : throw Unfit($"cannot take rows of shape {input}; expected {(Dimensions == 1 ? "(channels, width)" : "(channels, height, width)")}");

    /// <summary>Checks the values of a row of results.</summary>
    private protected void RequireCount(double values, TensorShape input)
    {
        if (values > TensorShape.MaxCount)
            throw Unfit(FormattableString.Invariant($"would give more than {TensorShape.MaxCount} values for a row of shape {input}"));
    }

    /// <summary>The shape of a row of planes.</summary>
    private protected TensorShape ShapeOf(ChannelPlanes planes) => Dimensions == 1
        ? new TensorShape(planes.Channels, planes.Width)
        : new TensorShape(planes.Channels, planes.Height, planes.Width);
}

/// <summary>A layer that moves a window over each channel: a convolution or a pooling.</summary>
/// <remarks>In one dimension planes have a height of 1, and of the settings only the width counts.</remarks>
internal abstract record WindowSpec : SpatialSpec
{
    // Of the windows of a row, which are laid out side by side: 1 GiB.
    private const int MaxValues = 1 << 28;

    private readonly Window _window = new(1, Stride: 1, Padding: 0, Dilation: 1);

    private protected WindowSpec(int dimensions) : base(dimensions)
    {
    }

    /// <summary>The planes that a window sees at once.</summary>
    /// <param name="planes">All of a row.</param>
    private protected virtual ChannelPlanes Seen(ChannelPlanes planes) => planes;

    /// <summary>How the window moves.</summary>
    internal Window Window
    {
        get => _window;
        private protected init => _window = Dimensions == 1 ? value.Flat : value;
    }

    /// <summary>The size of the window, at least 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair KernelSize
    {
        get => _window.Kernel;
        private protected init => Window = _window with { Kernel = Window.AtLeastOne(value) };
    }

    /// <summary>How far the window moves, at least 1.</summary>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public SpatialPair Stride
    {
        get => _window.Stride;
        init => Window = _window with { Stride = Window.AtLeastOne(value) };
    }

    /// <summary>The shape of a row of results, one plane for each of <paramref name="channels"/>.</summary>
    /// <param name="input">The shape of a row of inputs.</param>
    /// <param name="channels">Channels of the results.</param>
    /// <exception cref="ArgumentException">The input has other dimensions, or is smaller than the window.</exception>
    private protected TensorShape Moved(TensorShape input, int channels)
    {
        (long height, long width) = Window.Positions(PlanesOf(input));
        if (height < 1 || width < 1)
            throw Unfit($"cannot take rows of shape {input}: with its padding the input is smaller than the kernel");
        RequireCount((double)channels * height * width, input);
        RequireWindows(Window.Values(Seen(PlanesOf(input))), input);
        return ShapeOf(new ChannelPlanes(channels, (int)height, (int)width));
    }

    /// <summary>Checks the values of all windows of a row.</summary>
    private protected void RequireWindows(double values, TensorShape input)
    {
        if (values > MaxValues)
            throw Unfit(FormattableString.Invariant($"lays out more than {MaxValues} values in the windows of a row of shape {input}"));
    }
}

/// <summary>How a window moves over a plane of values. One-dimensional layers have planes and windows of height 1.</summary>
/// <param name="Kernel">Its size.</param>
/// <param name="Stride">How far it moves from one position to the next.</param>
/// <param name="Padding">How many positions are added on both sides of the plane.</param>
/// <param name="Dilation">How far its values lie apart.</param>
internal readonly record struct Window(SpatialPair Kernel, SpatialPair Stride, SpatialPair Padding, SpatialPair Dilation)
{
    /// <summary>Whether a last position counts whose window goes on beyond the padding.</summary>
    public bool CeilMode { get; init; }

    /// <summary>The values of a window.</summary>
    public long Taps => (long)Kernel.Height * Kernel.Width;

    /// <summary>Whether each position sees exactly the value at the same place.</summary>
    public bool IsPointwise => Kernel == 1 && Stride == 1 && Padding == 0;

    /// <summary>The same over planes of height 1.</summary>
    public Window Flat =>
        new(Kernel with { Height = 1 }, Stride with { Height = 1 }, Padding with { Height = 0 }, Dilation with { Height = 1 })
        {
            CeilMode = CeilMode,
        };

    /// <summary>Where a position lies in its plane, outside of it where there is padding.</summary>
    /// <param name="position">Its number, row by row.</param>
    /// <param name="width">The positions in a row.</param>
    public (int Y, int X) Origin(int position, int width) =>
        (position / width * Stride.Height - Padding.Height, position % width * Stride.Width - Padding.Width);

    /// <summary>The number of positions in each dimension; less than 1 where the window does not fit.</summary>
    public (long Height, long Width) Positions(ChannelPlanes planes) => (
        Positions(planes.Height, Kernel.Height, Stride.Height, Padding.Height, Dilation.Height),
        Positions(planes.Width, Kernel.Width, Stride.Width, Padding.Width, Dilation.Width));

    /// <summary>How far planes are made larger: by the padding, or more where the last window goes on beyond it.</summary>
    public Edges EdgesOf(ChannelPlanes planes)
    {
        (long height, long width) = Positions(planes);
        return new(
            Padding.Height, After(planes.Height, height, Kernel.Height, Stride.Height, Padding.Height, Dilation.Height),
            Padding.Width, After(planes.Width, width, Kernel.Width, Stride.Width, Padding.Width, Dilation.Width));
    }

    /// <summary>The values of all windows, or of the padded planes where those are more.</summary>
    public double Values(ChannelPlanes planes)
    {
        (long height, long width) = Positions(planes);
        (long paddedHeight, long paddedWidth) = EdgesOf(planes).Around(planes);
        return planes.Channels * Math.Max((double)Taps * height * width, (double)paddedHeight * paddedWidth);
    }

    /// <summary>Checks a setting that must be at least 1.</summary>
    /// <exception cref="SettingException">It is less.</exception>
    public static int AtLeastOne(int value, [CallerMemberName] string name = "") => AtLeast(1, value, name);

    /// <inheritdoc cref="AtLeastOne(int, string)"/>
    public static SpatialPair AtLeastOne(SpatialPair value, [CallerMemberName] string name = "") =>
        new(AtLeast(1, value.Height, name), AtLeast(1, value.Width, name));

    /// <summary>Checks a setting that must not be negative.</summary>
    /// <exception cref="SettingException">It is.</exception>
    public static int AtLeastZero(int value, [CallerMemberName] string name = "") => AtLeast(0, value, name);

    /// <inheritdoc cref="AtLeastZero(int, string)"/>
    public static SpatialPair AtLeastZero(SpatialPair value, [CallerMemberName] string name = "") =>
        new(AtLeast(0, value.Height, name), AtLeast(0, value.Width, name));

    private static int AtLeast(int least, int value, string name)
    {
        SettingException.Require(value >= least, name, value, FormattableString.Invariant($"a whole number of {least} or more"));
        return value;
    }

    // As torch.nn.Conv2d and torch.nn.MaxPool2d document it. A last window must begin within the plane or the padding before it.
    private long Positions(long size, long kernel, long stride, long padding, long dilation)
    {
        long room = size + 2 * padding - Reach(kernel, dilation);
        if (!CeilMode)
            return room < 0 ? 0 : room / stride + 1;
        long positions = room + stride - 1 < 0 ? 0 : (room + stride - 1) / stride + 1;
        return (positions - 1) * stride >= size + padding ? positions - 1 : positions;
    }

    private static int After(long size, long positions, long kernel, long stride, long padding, long dilation) =>
        (int)Math.Clamp((positions - 1) * stride + Reach(kernel, dilation) - size - padding, padding, int.MaxValue);

    private static long Reach(long kernel, long dilation) => dilation * (kernel - 1) + 1;
}

/// <summary>One setting of a two-dimensional layer for each dimension. An integer stands for both.</summary>
/// <param name="Height">Along the columns of an image.</param>
/// <param name="Width">Along the rows of an image.</param>
internal readonly record struct SpatialPair(int Height, int Width)
{
    /// <summary>The same for both dimensions.</summary>
    public static implicit operator SpatialPair(int both) => new(both, both);

    /// <summary>The pair as Python writes it, as in (3, 5).</summary>
    public override string ToString() => FormattableString.Invariant($"({Height}, {Width})");

    /// <summary>One number where both are equal, as they are mostly given to PyTorch.</summary>
    internal string ToShortString() => Height == Width ? FormattableString.Invariant($"{Height}") : ToString();
}

/// <summary>A row seen as planes of values, one for each channel.</summary>
/// <param name="Channels">The number of planes.</param>
/// <param name="Height">Rows of a plane; 1 where there is but one dimension.</param>
/// <param name="Width">Values of a row of a plane; 1 where there are but channels.</param>
internal readonly record struct ChannelPlanes(int Channels, int Height, int Width)
{
    /// <summary>Values of a plane.</summary>
    public int Size => Height * Width;

    /// <summary>A row of one to three dimensions: channels, channels × width, or channels × height × width.</summary>
    public static ChannelPlanes Of(TensorShape shape) => shape.Rank switch
    {
        1 => new(shape[0], 1, 1),
        2 => new(shape[0], 1, shape[1]),
        3 => new(shape[0], shape[1], shape[2]),
        _ => throw new ArgumentException($"a row of shape {shape} is not made of planes", nameof(shape)),
    };
}
