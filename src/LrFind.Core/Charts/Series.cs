using LrFind.Charts.Scenes;

namespace LrFind.Charts;

/// <summary>
/// A line through points. A point that is not finite, or has no place on a logarithmic axis, breaks the line;
/// a point outside the axes is kept, and the line is cut where it crosses the frame.
/// </summary>
public sealed record Series
{
    private readonly double[] _x;
    private readonly double[] _y;

    /// <summary>A line through the points (x[i], y[i]); both lists are copied.</summary>
    /// <exception cref="ArgumentException">The lists are empty or differ in length.</exception>
    public Series(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"A series needs one y for each x, but has {x.Count} x and {y.Count} y.");
        }

        if (x.Count == 0)
        {
            throw new ArgumentException("A series needs at least one point.");
        }

        _x = Copy(x);
        _y = Copy(y);
        Points = new PointList(_x, _y);
    }

    /// <summary>Name in the legend; null keeps the series out of it.</summary>
    public string? Label { get; init; }

    /// <summary>Horizontal positions, in data units.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>Vertical positions, in data units.</summary>
    public IReadOnlyList<double> Y => _y;

    internal PointList Points { get; }

    /// <summary>Colour of the line.</summary>
    public Color Color { get; init; } = Palette.Blue;

    /// <summary>Width of the line at 1200×800, in pixels; it follows the size of the figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Width { get; init => field = Check.Positive(value, nameof(Width)); } = 3;

    /// <summary>Opacity, above 0 and up to 1. A line that crosses itself does not get darker there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Opacity { get; init => field = Check.Opacity(value); } = 1;

    /// <summary>Length of the dashes and of the gaps between them, in line widths; null draws a solid line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double? Dash { get; init => field = value is double length ? Check.Positive(length, nameof(Dash)) : null; }

    private static double[] Copy(IReadOnlyList<double> values)
    {
        var copy = new double[values.Count];
        if (values is double[] array)
        {
            Array.Copy(array, copy, copy.Length);
            return copy;
        }

        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = values[i];
        }

        return copy;
    }
}
