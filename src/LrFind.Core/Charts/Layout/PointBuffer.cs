using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Collects segments into runs of points, with a NaN point between runs.</summary>
internal sealed class PointBuffer
{
    private double[] _x;
    private double[] _y;
    private int _count;

    /// <summary>An empty buffer with room for some points; it grows.</summary>
    public PointBuffer(int capacity)
    {
        _x = new double[capacity];
        _y = new double[capacity];
    }

    /// <summary>Adds a segment; it continues the run when it starts where the last one ended.</summary>
    public void Add(double x0, double y0, double x1, double y1)
    {
        if (_count == 0 || _x[_count - 1] != x0 || _y[_count - 1] != y0)
        {
            if (_count > 0)
            {
                Append(double.NaN, double.NaN);
            }

            Append(x0, y0);
        }

        Append(x1, y1);
    }

    /// <summary>All points so far.</summary>
    public PointList ToPoints() => new(Resized(_x, _count), Resized(_y, _count));

    private void Append(double x, double y)
    {
        if (_count == _x.Length)
        {
            _x = Resized(_x, 2 * _count);
            _y = Resized(_y, 2 * _count);
        }

        _x[_count] = x;
        _y[_count++] = y;
    }

    // Array.Resize would do the same, but is compiled anew in each process for each element type.
    private static double[] Resized(double[] values, int length)
    {
        var copy = new double[length];
        Array.Copy(values, copy, Math.Min(length, values.Length));
        return copy;
    }
}
