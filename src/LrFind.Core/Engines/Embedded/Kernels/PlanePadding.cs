using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>Planes copied into larger ones, and the gradients of those folded back.</summary>
internal sealed unsafe class PlanePadding
{
    private readonly ChannelPlanes _planes;
    private readonly Edges _edges;

    // For each row and column of a padded plane, the one that it repeats; null where the border is a constant.
    private readonly int[]? _rows;
    private readonly int[]? _columns;

    /// <summary>Notes what repeats what.</summary>
    /// <param name="planes">The planes, which have values enough for the mode.</param>
    /// <param name="edges">How far they are made larger; the result can be addressed.</param>
    /// <param name="mode">What stands around them.</param>
    public PlanePadding(ChannelPlanes planes, Edges edges, PaddingMode mode)
    {
        (_planes, _edges) = (planes, edges);
        (long height, long width) = edges.Around(planes);
        (Height, Width) = (checked((int)height), checked((int)width));
        if (mode == PaddingMode.Zeros)
            return;
        _rows = Repeated(Height, edges.Top, planes.Height, mode);
        _columns = Repeated(Width, edges.Left, planes.Width, mode);
    }

    /// <summary>Rows of a padded plane.</summary>
    public int Height { get; }

    /// <summary>Values of a row of a padded plane.</summary>
    public int Width { get; }

    /// <summary>Values of all padded planes.</summary>
    public int Length => checked(_planes.Channels * Height * Width);

    /// <summary>Copies planes; a constant border is left as it is.</summary>
    /// <param name="sample">[channels, height, width].</param>
    /// <param name="padded">[channels, padded height, padded width].</param>
    public void Pad(float* sample, float* padded)
    {
        if (_rows is null || _columns is null)
        {
            float* to = padded + Inside;
            for (int c = 0; c < _planes.Channels; c++, to += Between)
            {
                for (int y = 0; y < _planes.Height; y++, to += Width, sample += _planes.Width)
                    ShortRows.Copy(sample, to, _planes.Width);
            }

            return;
        }

        for (int c = 0; c < _planes.Channels; c++, sample += _planes.Size)
        {
            for (int y = 0; y < Height; y++, padded += Width)
            {
                float* from = sample + (nint)_rows[y] * _planes.Width;
                ShortRows.Copy(from, padded + _edges.Left, _planes.Width);
                for (int x = 0; x < _edges.Left; x++)
                    padded[x] = from[_columns[x]];
                for (int x = Width - _edges.Right; x < Width; x++)
                    padded[x] = from[_columns[x]];
            }
        }
    }

    /// <summary>The twin of <see cref="Pad"/>: adds up, for each value, all places it was copied to.</summary>
    /// <param name="padded">[channels, padded height, padded width].</param>
    /// <param name="sample">[channels, height, width], overwritten.</param>
    public void Fold(float* padded, float* sample)
    {
        if (_rows is null || _columns is null)
        {
            float* from = padded + Inside;
            for (int c = 0; c < _planes.Channels; c++, from += Between)
            {
                for (int y = 0; y < _planes.Height; y++, from += Width, sample += _planes.Width)
                    ShortRows.Copy(from, sample, _planes.Width);
            }

            return;
        }

        new Span<float>(sample, _planes.Channels * _planes.Size).Clear();
        for (int c = 0; c < _planes.Channels; c++, sample += _planes.Size)
        {
            for (int y = 0; y < Height; y++, padded += Width)
            {
                float* to = sample + (nint)_rows[y] * _planes.Width;
                ShortRows.Add(padded + _edges.Left, to, _planes.Width);
                for (int x = 0; x < _edges.Left; x++)
                    to[_columns[x]] += padded[x];
                for (int x = Width - _edges.Right; x < Width; x++)
                    to[_columns[x]] += padded[x];
            }
        }
    }

    // The first value inside the border.
    private nint Inside => (nint)_edges.Top * Width + _edges.Left;

    // From behind the last row of a plane to the first one of the next.
    private nint Between => (nint)(_edges.Top + _edges.Bottom) * Width;

    private static int[] Repeated(int length, int before, int size, PaddingMode mode)
    {
        int[] places = new int[length];
        for (int i = 0; i < length; i++)
        {
            int place = i - before;
            places[i] = mode switch
            {
                PaddingMode.Reflect => place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place,
                PaddingMode.Replicate => Math.Clamp(place, 0, size - 1),
                _ => (place + size) % size,
            };
        }

        return places;
    }
}
