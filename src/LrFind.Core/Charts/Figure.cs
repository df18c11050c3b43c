using LrFind.Charts.Scenes;

namespace LrFind.Charts;

/// <summary>What a chart shows, in data units; says nothing about pixels.</summary>
internal sealed record Figure
{
    private readonly IReadOnlyList<Series> _series = [];

    /// <summary>Headline; may be empty. Shortened with an ellipsis where it does not fit.</summary>
    public required string Title { get; init; }

    /// <summary>Line under the headline; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Small grey line at the bottom, for the settings behind the figure; null for none. Left out of very low figures.</summary>
    public string? Footer { get; init; }

    /// <summary>Horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>Vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The lines, from back to front; at least one.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public required IReadOnlyList<Series> Series
    {
        get => _series;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _series = value.Count > 0 ? value : throw new ArgumentException("A figure needs at least one series.");
        }
    }

    /// <summary>Shaded intervals behind the lines.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Named places, in front of the lines.</summary>
    public IReadOnlyList<Marker> Markers { get; init; } = [];
}

/// <summary>One axis of a figure.</summary>
/// <param name="Label">What is measured, written beside the axis; may be empty.</param>
/// <param name="Scale">Interval shown, and how values are laid out in it.</param>
internal sealed record Axis(string Label, Scale Scale);

/// <summary>A shaded interval of the x axis, behind the data.</summary>
/// <param name="From">Start, in data units; need not be inside the axis.</param>
/// <param name="To">End, in data units.</param>
internal sealed record Band(double From, double To)
{
    /// <summary>Text at the top of the band; null for none. Left out where there is no room.</summary>
    public string? Label { get; init; }

    /// <summary>Colour of the shade and of the label.</summary>
    public Color Color { get; init; } = Palette.Green;

    /// <summary>Opacity of the shade, above 0 and up to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Opacity { get; init => field = Check.Opacity(value); } = 0.09;
}

/// <summary>
/// A place worth naming: a thin dashed vertical line with a label beside it, and a dot when the place has a height.
/// A marker outside the axes is not drawn; a label that finds no free room is left out, its line stays.
/// </summary>
/// <param name="X">Horizontal position, in data units.</param>
/// <param name="Label">Text beside the line; may be empty.</param>
internal sealed record Marker(double X, string Label)
{
    /// <summary>Height of the dot, in data units; null draws only the line.</summary>
    public double? Y { get; init; }

    /// <summary>Colour of line, dot and label.</summary>
    public Color Color { get; init; } = Palette.Vermilion;
}

/// <summary>
/// A line through points. A point that is not finite, or has no place on a logarithmic axis, breaks the line;
/// a point outside the axes is kept, and the line is cut where it crosses the frame.
/// </summary>
internal sealed record Series
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

/// <summary>Refuses sizes and opacities that cannot be drawn.</summary>
internal static class Check
{
    /// <summary>The value, when it is finite and above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Positive(double value, string what) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(what, value, $"{what} must be above zero.");

    /// <summary>The value, when it is above zero and at most one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Opacity(double value) =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An opacity is above 0 and at most 1.");
}
