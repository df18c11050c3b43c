namespace LrFind.Charts.Scenes;

/// <summary>The points of a line. Between two runs of the line stands a point that is not a number.</summary>
public sealed class PointList
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>The points (x[i], y[i]). The arrays are not copied and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public PointList(double[] x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"A line needs one y for each x, but has {x.Length} x and {y.Length} y.");
        }

        _x = x;
        _y = y;
    }

    /// <summary>Number of points, those that lift the pen included.</summary>
    public int Count => _x.Length;

    /// <summary>Horizontal position of a point.</summary>
    public double X(int index) => _x[index];

    /// <summary>Vertical position of a point.</summary>
    public double Y(int index) => _y[index];

    /// <summary>True when there is such a point and it is a place, not a break.</summary>
    public bool IsPlace(int index) => index >= 0 && index < _x.Length && double.IsFinite(_x[index]) && double.IsFinite(_y[index]);
}
