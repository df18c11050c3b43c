namespace LrFind.Charts;

/// <summary>A shaded interval of the x axis, behind the data.</summary>
/// <param name="From">Start, in data units; need not be inside the axis.</param>
/// <param name="To">End, in data units.</param>
public sealed record Band(double From, double To)
{
    /// <summary>Text at the top of the band; null for none. Left out where there is no room.</summary>
    public string? Label { get; init; }

    /// <summary>Colour of the shade and of the label.</summary>
    public Color Color { get; init; } = Palette.Green;

    /// <summary>Opacity of the shade, above 0 and up to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Opacity { get; init => field = Check.Opacity(value); } = 0.09;
}
