using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LrFind.Charts.Raster;

/// <summary>
/// How much of each pixel one shape covers. A shape is the union of simple parts; a pixel keeps the largest coverage
/// among them, so parts may overlap without darkening. <see cref="Paint"/> blends the shape once and empties the mask.
/// </summary>
/// <remarks>
/// Strokes and discs are measured by distance: a pixel is covered by as much of a one-pixel step across the edge as its
/// centre is inside. That is exact for straight edges along the pixel grid, the same in all directions, and needs neither
/// an outline nor join polygons, whose partial coverages would add up to visible bumps at each joint.
/// </remarks>
internal sealed class CoverageMask
{
    // Coverage in 51 steps: the eye cannot tell it from 255, and the PNG is a tenth smaller.
    private const int Levels = 51;

    private readonly byte[] _coverage;
    private readonly int _width;
    private readonly int _height;

    // What may be touched (the clip) and what has been (the dirty box); right and bottom are exclusive.
    private int _clipLeft;
    private int _clipTop;
    private int _clipRight;
    private int _clipBottom;
    private int _left;
    private int _top;
    private int _right;
    private int _bottom;

    /// <summary>An empty mask for a picture of this size, in device pixels.</summary>
    public CoverageMask(int width, int height)
    {
        _width = width;
        _height = height;
        _coverage = new byte[width * height];
        SetClip(0, 0, width, height);
        ClearBox();
    }

    /// <summary>Limits the parts that follow to whole pixels of a rectangle.</summary>
    public void SetClip(double left, double top, double right, double bottom)
    {
        _clipLeft = Whole(Math.Round(left), _width);
        _clipTop = Whole(Math.Round(top), _height);
        _clipRight = Whole(Math.Round(right), _width);
        _clipBottom = Whole(Math.Round(bottom), _height);
    }

    /// <summary>Adds a rectangle along the pixel grid; its fractional edges cover pixels in part.</summary>
    public void AddRectangle(double left, double top, double right, double bottom)
    {
        int x0 = Math.Max(Whole(Math.Floor(left), _width), _clipLeft);
        int x1 = Math.Min(Whole(Math.Ceiling(right), _width), _clipRight);
        int y0 = Math.Max(Whole(Math.Floor(top), _height), _clipTop);
        int y1 = Math.Min(Whole(Math.Ceiling(bottom), _height), _clipBottom);
        if (x0 >= x1 || y0 >= y1)
        {
            return;
        }

        Touch(x0, y0, x1, y1);
        for (int y = y0; y < y1; y++)
        {
            float rows = (float)(Math.Min(bottom, y + 1) - Math.Max(top, y));
            Span<byte> row = _coverage.AsSpan(y * _width + x0, x1 - x0);
            for (int x = 0; x < row.Length; x++)
            {
                // Only the first and the last pixel of a row can be covered in part.
                bool inner = x > 0 && x < row.Length - 1;
                double columns = inner ? 1 : Math.Min(right, x0 + x + 1) - Math.Max(left, x0 + x);
                Cover(ref row[x], (float)columns * rows);
            }
        }
    }

    /// <summary>Adds a straight stroke with round ends; a disc when both ends are the same.</summary>
    public void AddStroke(float x0, float y0, float x1, float y1, float radius)
    {
        float reach = radius + 0.5f;
        int top = Math.Max(Whole(Math.Floor(Math.Min(y0, y1) - reach), _height), _clipTop);
        int bottom = Math.Min(Whole(Math.Ceiling(Math.Max(y0, y1) + reach), _height), _clipBottom);
        int left = Math.Max(Whole(Math.Floor(Math.Min(x0, x1) - reach), _width), _clipLeft);
        int right = Math.Min(Whole(Math.Ceiling(Math.Max(x0, x1) + reach), _width), _clipRight);
        if (left >= right || top >= bottom)
        {
            return;
        }

        Touch(left, top, right, bottom);
        float dx = x1 - x0;
        float dy = y1 - y0;
        float squared = dx * dx + dy * dy;
        float inverse = squared > 0 ? 1 / squared : 0;
        // Along a steep stroke only a few pixels of each row are near: those within this distance of its line.
        float slope = dy != 0 ? dx / dy : 0;
        float near = dy != 0 ? reach * MathF.Sqrt(squared) / MathF.Abs(dy) : float.MaxValue;
        for (int y = top; y < bottom; y++)
        {
            float py = y + 0.5f - y0;
            int from = left;
            int to = right;
            if (near < right - left)
            {
                float middle = x0 + py * slope;
                from = Math.Max(from, (int)(middle - near - 0.5f));
                to = Math.Min(to, (int)(middle + near + 1.5f));
            }

            StrokeRow(y, from, to, x0, py, dx, dy, inverse, radius);
        }
    }

    /// <summary>Adds a ring; its line is centred on the radius.</summary>
    public void AddRing(float x, float y, float radius, float halfWidth)
    {
        float reach = radius + halfWidth + 0.5f;
        int top = Math.Max(Whole(Math.Floor(y - reach), _height), _clipTop);
        int bottom = Math.Min(Whole(Math.Ceiling(y + reach), _height), _clipBottom);
        int left = Math.Max(Whole(Math.Floor(x - reach), _width), _clipLeft);
        int right = Math.Min(Whole(Math.Ceiling(x + reach), _width), _clipRight);
        if (left >= right || top >= bottom)
        {
            return;
        }

        Touch(left, top, right, bottom);
        for (int row = top; row < bottom; row++)
        {
            for (int column = left; column < right; column++)
            {
                float dx = column + 0.5f - x;
                float dy = row + 0.5f - y;
                float distance = MathF.Abs(MathF.Sqrt(dx * dx + dy * dy) - radius);
                Cover(ref _coverage[row * _width + column], Falloff(distance, halfWidth));
            }
        }
    }

    /// <summary>Blends the shape into a picture of the same size and starts over with an empty mask.</summary>
    public void Paint(RasterImage image, Color color, double opacity)
    {
        int alpha = (int)Math.Round(Math.Clamp(opacity, 0, 1) * 256);
        for (int y = _top; y < _bottom; y++)
        {
            Span<byte> coverage = _coverage.AsSpan(y * _width + _left, _right - _left);
            PaintRow(coverage, image.Row(y)[(_left * 3)..], color, alpha);
            coverage.Clear();
        }

        ClearBox();
    }

    private static void PaintRow(Span<byte> coverage, Span<byte> pixels, Color color, int alpha)
    {
        // In flat areas the same blend comes up again and again.
        int lastUnder = -1;
        int lastWeight = -1;
        Color blended = default;
        int x = 0;
        while (x < coverage.Length)
        {
            // Most of a box is empty: skip it eight pixels at a time.
            if (coverage[x] == 0)
            {
                x += x + 8 <= coverage.Length && MemoryMarshal.Read<ulong>(coverage[x..]) == 0 ? 8 : 1;
                continue;
            }

            // 65280 = 255 × 256 is full: the weight is exact at both ends, so an opaque shape leaves its very colour.
            int weight = coverage[x] * alpha;
            Span<byte> pixel = pixels.Slice(x * 3, 3);
            int under = pixel[0] << 16 | pixel[1] << 8 | pixel[2];
            if (under != lastUnder || weight != lastWeight)
            {
                blended = new Color(Blend(pixel[0], color.R, weight), Blend(pixel[1], color.G, weight), Blend(pixel[2], color.B, weight));
                (lastUnder, lastWeight) = (under, weight);
            }

            pixel[0] = blended.R;
            pixel[1] = blended.G;
            pixel[2] = blended.B;
            x++;
        }
    }

    private static byte Blend(byte under, byte over, int weight) => (byte)((under * (65280 - weight) + over * weight + 32640) / 65280);

    private void StrokeRow(int y, int from, int to, float x0, float py, float dx, float dy, float inverse, float radius)
    {
        float reach = radius + 0.5f;
        float reachSquared = reach * reach;
        ref byte row = ref MemoryMarshal.GetArrayDataReference(_coverage);
        nint start = (nint)y * _width;
        for (int x = from; x < to; x++)
        {
            float px = x + 0.5f - x0;
            float along = Math.Clamp((px * dx + py * dy) * inverse, 0f, 1f);
            float ex = px - along * dx;
            float ey = py - along * dy;
            float squared = ex * ex + ey * ey;
            if (squared < reachSquared)
            {
                Cover(ref Unsafe.Add(ref row, start + x), Falloff(MathF.Sqrt(squared), radius));
            }
        }
    }

    /// <summary>The part of a one-pixel step, centred at a distance from the middle of a stroke, that is on the stroke.</summary>
    private static float Falloff(float distance, float radius) =>
        Math.Clamp(radius + 0.5f - distance, 0f, Math.Min(1f, 2 * radius));

    private static void Cover(ref byte pixel, float coverage)
    {
        byte value = (byte)((int)(coverage * Levels + 0.5f) * (255 / Levels));
        if (value > pixel)
        {
            pixel = value;
        }
    }

    private static int Whole(double value, int limit) => (int)Math.Clamp(value, 0, limit);

    private void Touch(int left, int top, int right, int bottom)
    {
        _left = Math.Min(_left, left);
        _top = Math.Min(_top, top);
        _right = Math.Max(_right, right);
        _bottom = Math.Max(_bottom, bottom);
    }

    private void ClearBox()
    {
        _left = _width;
        _top = _height;
        _right = 0;
        _bottom = 0;
    }
}
