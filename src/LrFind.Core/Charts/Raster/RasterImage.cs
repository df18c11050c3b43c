namespace LrFind.Charts.Raster;

/// <summary>An opaque picture, three bytes (red, green, blue) per pixel, rows from top to bottom.</summary>
internal sealed class RasterImage
{
    private readonly byte[] _pixels;

    internal RasterImage(int width, int height, double scale, Color background)
    {
        Width = width;
        Height = height;
        Scale = scale;
        _pixels = GC.AllocateUninitializedArray<byte>(checked(width * height * 3));
        Fill(background);
    }

    /// <summary>Width, in device pixels.</summary>
    public int Width { get; }

    /// <summary>Height, in device pixels.</summary>
    public int Height { get; }

    /// <summary>Device pixels per logical pixel.</summary>
    public double Scale { get; }

    /// <summary>All channels: pixel (x, y) starts at (y × Width + x) × 3.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    internal Span<byte> Row(int y) => _pixels.AsSpan(y * Width * 3, Width * 3);

    /// <summary>The colour at a device pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside of the picture.</exception>
    public Color this[int x, int y]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Width);
            ArgumentOutOfRangeException.ThrowIfNegative(y);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
            int at = (y * Width + x) * 3;
            return new Color(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }
    }

    // Copies the part that is filled behind itself, twice as much each time: memory speed for any colour.
    private void Fill(Color color)
    {
        _pixels[0] = color.R;
        _pixels[1] = color.G;
        _pixels[2] = color.B;
        for (int filled = 3; filled < _pixels.Length; filled *= 2)
        {
            Buffer.BlockCopy(_pixels, 0, _pixels, filled, Math.Min(filled, _pixels.Length - filled));
        }
    }
}
