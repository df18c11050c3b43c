using System.Text;

namespace LrFind.Data.Cells;

/// <summary>Reads one pair of opposite words as 0 and 1, in any case.</summary>
/// <param name="rules">What the user says of the cells.</param>
/// <param name="no">The word for 0.</param>
/// <param name="yes">The word for 1.</param>
internal sealed class BooleanReader(CellRules rules, byte[] no, byte[] yes) : CellReader(rules)
{
    private static readonly (byte[] No, byte[] Yes)[] s_pairs =
    [
        ("false"u8.ToArray(), "true"u8.ToArray()),
        ("no"u8.ToArray(), "yes"u8.ToArray()),
        ("f"u8.ToArray(), "t"u8.ToArray()),
        ("n"u8.ToArray(), "y"u8.ToArray()),
        ("off"u8.ToArray(), "on"u8.ToArray()),
    ];

    /// <summary>The reader for the pair that a cell belongs to; <see langword="null"/> where it belongs to none.</summary>
    public static BooleanReader? For(ReadOnlySpan<byte> cell, CellRules rules)
    {
        foreach ((byte[] no, byte[] yes) in s_pairs)
        {
            if (Ascii.EqualsIgnoreCase(cell, no) || Ascii.EqualsIgnoreCase(cell, yes))
                return new BooleanReader(rules, no, yes);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        bool isYes = Ascii.EqualsIgnoreCase(cell, yes);
        value = isYes ? 1 : 0;
        return isYes || Ascii.EqualsIgnoreCase(cell, no);
    }
}

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
