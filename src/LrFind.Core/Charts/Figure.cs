namespace LrFind.Charts;

/// <summary>What a chart shows, in data units; says nothing about pixels.</summary>
public sealed record Figure
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
