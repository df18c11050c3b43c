using System.Text;

namespace LrFind.Data.Cells;

/// <summary>The cells that mean "no value", in any case: empty, NA, N/A, #N/A, &lt;NA&gt;, NaN, null, nil, none and ?.</summary>
internal static class MissingValue
{
    /// <summary>Whether a cell, without surrounding spaces, stands for a missing value.</summary>
    public static bool Is(ReadOnlySpan<byte> cell) => cell.Length switch
    {
        0 => true,
        1 => cell[0] == (byte)'?',
        2 => Ascii.EqualsIgnoreCase(cell, "na"u8),
        3 => Ascii.EqualsIgnoreCase(cell, "n/a"u8) || Ascii.EqualsIgnoreCase(cell, "nan"u8) || Ascii.EqualsIgnoreCase(cell, "nil"u8),
        4 => Ascii.EqualsIgnoreCase(cell, "null"u8) || Ascii.EqualsIgnoreCase(cell, "none"u8) || Ascii.EqualsIgnoreCase(cell, "#n/a"u8)
            || Ascii.EqualsIgnoreCase(cell, "<na>"u8) || Ascii.EqualsIgnoreCase(cell, "-nan"u8),
        _ => false,
    };
}
