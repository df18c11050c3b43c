namespace LrFind.Reports.Text.Plots;

/// <summary>The characters that plots are made of.</summary>
/// <param name="DotsAcross">Dots side by side in one character.</param>
/// <param name="DotsDown">Dots below each other in one character.</param>
/// <param name="Dots">The character with certain dots: bit <c>across + DotsAcross × down</c> stands for each.</param>
internal sealed record PlotGlyphs(int DotsAcross, int DotsDown, Func<int, char> Dots)
{
    private const char NoDots = '\u2800';

    // Unicode numbers the dots of braille down the columns, and the lowest two last.
    private static readonly int[] s_braille = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    /// <summary>Braille and lines.</summary>
    public static PlotGlyphs Unicode { get; } = new(2, 4, Braille)
    {
        Point = '●',
        Mark = '┊',
        Axis = '│',
        AxisTick = '┤',
        Corner = '└',
        Floor = '─',
        FloorTick = '┬',
        Band = '━',
        BandStart = '┝',
        BandEnd = '┥',
    };

    /// <summary>What every terminal has.</summary>
    public static PlotGlyphs Ascii { get; } = new(1, 2, dots => " '.|"[dots])
    {
        Point = 'o',
        Mark = ':',
        Axis = '|',
        AxisTick = '+',
        Corner = '+',
        Floor = '-',
        FloorTick = '+',
        Band = '=',
        BandStart = '[',
        BandEnd = ']',
    };

    /// <summary>A value that was measured.</summary>
    public required char Point { get; init; }

    /// <summary>A piece of the line at the rate that stands out.</summary>
    public required char Mark { get; init; }

    /// <summary>A piece of the axis of losses.</summary>
    public required char Axis { get; init; }

    /// <summary>The same, beside a label.</summary>
    public required char AxisTick { get; init; }

    /// <summary>Where the axes meet.</summary>
    public required char Corner { get; init; }

    /// <summary>A piece of the axis of rates.</summary>
    public required char Floor { get; init; }

    /// <summary>The same, above a label.</summary>
    public required char FloorTick { get; init; }

    /// <summary>A piece of the range below the axis.</summary>
    public required char Band { get; init; }

    /// <summary>The first of such a range.</summary>
    public required char BandStart { get; init; }

    /// <summary>The last of such a range.</summary>
    public required char BandEnd { get; init; }

    private static char Braille(int dots)
    {
        int pattern = 0;
        for (int i = 0; i < s_braille.Length; i++)
            pattern |= (dots >> i & 1) * s_braille[i];
        return dots == 0 ? ' ' : (char)(NoDots | pattern);
    }
}
