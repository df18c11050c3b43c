namespace LrFind.Data.Cells;

/// <summary>Numbers as most tables have them: a sign, at most 15 digits, a point. Several times faster than the general way, and as exact.</summary>
/// <remarks>
/// W. D. Clinger, "How to Read Floating Point Numbers Accurately" (PLDI 1990), section 3: digits that fit into 53 bits and a power of ten up to
/// 10²² are both exact, so that one division rounds once.
/// </remarks>
internal static class ShortNumber
{
    private const int MostDigits = 15;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a number of that form.</summary>
    /// <returns>Whether the cell is of that form; other cells may be numbers all the same.</returns>
    public static bool TryParse(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        bool isNegative = cell.Length > 1 && cell[0] == (byte)'-';
        int start = isNegative ? 1 : 0;
        // A point makes one more.
        if (cell.Length == start || cell.Length - start > MostDigits + 1)
            return false;
        long digits = 0;
        int point = -1;
        for (int i = start; i < cell.Length; i++)
        {
            uint digit = (uint)(cell[i] - '0');
            if (digit <= 9)
                digits = 10 * digits + digit;
            else if (cell[i] == (byte)'.' && point < 0)
                point = i;
            else
                return false;
        }

        int count = cell.Length - start - (point < 0 ? 0 : 1);
        if (count is 0 or > MostDigits)
            return false;
        value = point < 0 ? digits : digits / s_powers[cell.Length - 1 - point];
        if (isNegative)
            value = -value;
        return true;
    }
}
