using ScottPlot;

namespace LrFind.Charts;

/// <summary>The colours of a chart.</summary>
internal sealed record ChartTheme
{
    private readonly Color[] _data;

    // The part of the ramp that stands out from the background.
    private readonly double _rampFrom, _rampTo;

    private ChartTheme(double rampFrom, double rampTo, params Color[] data) => (_rampFrom, _rampTo, _data) = (rampFrom, rampTo, data);

    /// <summary>Dark on white.</summary>
    public static ChartTheme Light { get; } = new(0.05, 0.85,
        Hex("#0072b2"), Hex("#d55e00"), Hex("#009e73"), Hex("#cc79a7"), Hex("#e69f00"), Hex("#56b4e9"))
    {
        Background = Colors.White,
        Ink = Hex("#1c222b"),
        Label = Hex("#3f4753"),
        Muted = Hex("#5f6875"),
        Grid = Hex("#dfe3e8"),
        FaintGrid = Hex("#f1f3f5"),
    };

    /// <summary>Light on nearly black; blue and green are lighter, so that they stand out as they do on white.</summary>
    public static ChartTheme Dark { get; } = new(0.3, 1,
        Hex("#56b4e9"), Hex("#f0863c"), Hex("#2fc79a"), Hex("#e3a1c6"), Hex("#f0c04a"), Hex("#a7d5f2"))
    {
        Background = Hex("#15191f"),
        Ink = Hex("#eef1f5"),
        Label = Hex("#c9d0d9"),
        Muted = Hex("#98a2b0"),
        Grid = Hex("#313945"),
        FaintGrid = Hex("#20262e"),
    };

    /// <summary>What everything stands on.</summary>
    public required Color Background { get; init; }

    /// <summary>Titles and frame.</summary>
    public required Color Ink { get; init; }

    /// <summary>Axis and tick labels.</summary>
    public required Color Label { get; init; }

    /// <summary>Subtitle and footer.</summary>
    public required Color Muted { get; init; }

    /// <summary>Gridlines at labelled ticks.</summary>
    public required Color Grid { get; init; }

    /// <summary>Gridlines at other ticks.</summary>
    public required Color FaintGrid { get; init; }

    /// <summary>Whether the background is left out.</summary>
    public bool IsTransparent { get; init; }

    /// <summary>The first choice for a line of data.</summary>
    public Color Data => _data[0];

    /// <summary>For what asks to be looked at: the suggestion.</summary>
    public Color Accent => _data[1];

    /// <summary>For what is good: the stable range.</summary>
    public Color Good => _data[2];

    /// <summary>How many lines there are colours for.</summary>
    public int DataColors => _data.Length;

    /// <summary>
    /// A colour by position, from the set of Okabe and Ito (2008), which stays apart for colour-blind readers; starts again after the last.
    /// </summary>
    /// <param name="index">The position, from 0.</param>
    public Color DataAt(int index) => _data[index % _data.Length];

    /// <summary>
    /// A colour of a ramp, for values that have an order: seen as such in greyscale and by the colour-blind too.
    /// </summary>
    /// <param name="share">The place, from 0 to 1.</param>
    public Color Ramp(double share) => new ScottPlot.Colormaps.Viridis().GetColor(_rampFrom + (_rampTo - _rampFrom) * share);

    private static Color Hex(string text) => Color.FromHex(text);
}
