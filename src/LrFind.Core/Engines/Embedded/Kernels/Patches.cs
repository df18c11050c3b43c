using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// The windows of a sample as a matrix [channels · kernel height · kernel width, positions], with which a convolution is a product of
/// matrices and a pooling goes over columns. Chellapilla, Puri and Simard, "High Performance Convolutional Neural Networks for Document
/// Processing" (2006), section 3. Holds the matrix of one sample, which stays in the cache.
/// </summary>
internal sealed unsafe class Patches
{
    private readonly Window _window;
    private readonly ChannelPlanes _planes;
    private readonly PlanePadding? _padding;
    private readonly int _paddedHeight;
    private readonly int _paddedWidth;
    private readonly AlignedBuffer? _padded;
    private readonly AlignedBuffer _columns;
    private AlignedBuffer? _paddedGradient;

    /// <summary>Allocates the matrix.</summary>
    /// <param name="name">The layer, for error messages.</param>
    /// <param name="window">How the window moves; it fits the planes.</param>
    /// <param name="planes">The planes of a sample.</param>
    /// <param name="border">What constant padding consists of.</param>
    /// <param name="mode">What padding consists of.</param>
    /// <param name="positions">The positions used, where those are fewer than there is room for.</param>
    /// <exception cref="ArgumentException">The matrix would be too large.</exception>
    public Patches(string name, Window window, ChannelPlanes planes, float border = 0, PaddingMode mode = PaddingMode.Zeros,
        SpatialPair? positions = null)
    {
        (_window, _planes) = (window, planes);
        (long height, long width) = positions is { } given ? (given.Height, given.Width) : window.Positions(planes);
        (Height, Width) = ((int)height, (int)width);
        Edges edges = window.EdgesOf(planes);
        (long paddedHeight, long paddedWidth) = edges.Around(planes);
        long rows = planes.Channels * window.Taps;
        if (Math.Max((double)rows * Positions, (double)planes.Channels * paddedHeight * paddedWidth) > Array.MaxLength - 64)
            throw new ArgumentException($"{name} has more values in the windows of a row, {planes.Channels} planes of {planes.Height} by {planes.Width}, than can be addressed");
        (_paddedHeight, _paddedWidth, Rows) = ((int)paddedHeight, (int)paddedWidth, (int)rows);
        _columns = new AlignedBuffer(Rows * Positions);
        if (edges == default)
            return;
        // A constant border is written once; samples are copied inside it.
        _padding = new PlanePadding(planes, edges, mode);
        _padded = new AlignedBuffer(_padding.Length);
        _padded.Span.Fill(border);
    }

    /// <summary>Positions of the window from top to bottom.</summary>
    public int Height { get; }

    /// <summary>Positions of the window from left to right.</summary>
    public int Width { get; }

    /// <summary>Positions of the window: columns of the matrix.</summary>
    public int Positions => Height * Width;

    /// <summary>Rows of the matrix: channels · kernel height · kernel width.</summary>
    public int Rows { get; }

    /// <summary>Room for a matrix of the same size, for <see cref="Scatter"/>. The same memory that <see cref="Gather"/> fills.</summary>
    public float* Columns => _columns.Pointer;

    /// <summary>The matrix of a sample; the sample itself where it is the same.</summary>
    /// <param name="sample">[channels, height, width].</param>
    /// <returns>[rows, positions], valid until the next call.</returns>
    public float* Gather(float* sample)
    {
        if (_window.IsPointwise)
            return sample;
        float* column = _columns.Pointer;
        float* source = Pad(sample);
        int step = _window.Stride.Width, down = _window.Stride.Height * _paddedWidth;
        for (int c = 0; c < _planes.Channels; c++)
        {
            float* plane = source + (nint)c * _paddedHeight * _paddedWidth;
            for (int ky = 0; ky < _window.Kernel.Height; ky++)
            {
                for (int kx = 0; kx < _window.Kernel.Width; kx++)
                {
                    float* from = plane + Offset(ky, kx);
                    for (int y = 0; y < Height; y++, from += down, column += Width)
                    {
                        if (step == 1)
                            ShortRows.Copy(from, column, Width);
                        else
                            ShortRows.CopyStrided(from, step, column, Width);
                    }
                }
            }
        }

        return _columns.Pointer;
    }

    /// <summary>
    /// The twin of <see cref="Gather"/>: adds up, for each value of a sample, all places of <see cref="Columns"/> it was copied to.
    /// </summary>
    /// <param name="sample">[channels, height, width], overwritten.</param>
    public void Scatter(float* sample)
    {
        int length = _planes.Channels * _paddedHeight * _paddedWidth;
        if (_padded is not null)
            _paddedGradient ??= new AlignedBuffer(length);
        float* target = _paddedGradient is null ? sample : _paddedGradient.Pointer;
        new Span<float>(target, length).Clear();
        float* column = _columns.Pointer;
        int step = _window.Stride.Width, down = _window.Stride.Height * _paddedWidth;
        for (int c = 0; c < _planes.Channels; c++)
        {
            float* plane = target + (nint)c * _paddedHeight * _paddedWidth;
            for (int ky = 0; ky < _window.Kernel.Height; ky++)
            {
                for (int kx = 0; kx < _window.Kernel.Width; kx++)
                {
                    float* to = plane + Offset(ky, kx);
                    for (int y = 0; y < Height; y++, to += down, column += Width)
                    {
                        if (step == 1)
                            ShortRows.Add(column, to, Width);
                        else
                            ShortRows.AddStrided(column, to, step, Width);
                    }
                }
            }
        }

        _padding?.Fold(target, sample);
    }

    private int Offset(int ky, int kx) => ky * _window.Dilation.Height * _paddedWidth + kx * _window.Dilation.Width;

    private float* Pad(float* sample)
    {
        if (_padding is null)
            return sample;
        _padding.Pad(sample, _padded!.Pointer);
        return _padded.Pointer;
    }
}
