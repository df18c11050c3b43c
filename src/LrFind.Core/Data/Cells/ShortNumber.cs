using System.Buffers.Binary;
using System.Numerics;

namespace LrFind.Data.Cells;

/// <summary>
/// Numbers as most tables have them: a sign, at most 15 digits, a point. Several times faster than the general way, and as exact.
/// </summary>
/// <remarks>
/// W. D. Clinger, "How to Read Floating Point Numbers Accurately" (PLDI 1990), section 3: digits that fit into 53 bits and a power of ten
/// up to 10²² are both exact, so that one division rounds once.
/// </remarks>
internal static class ShortNumber
{
    private const int MostDigits = 15;

    // Bytes of a word.
    private const int Eight = 8;
    private const ulong Ones = 0x0101_0101_0101_0101, HighBits = 0x80 * Ones, Pairs = 0x0000_00FF_0000_00FF;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>
    /// Reads a number of that form from a longer text: one of up to 8 digits and signs, with eight bytes from its first digit on, without
    /// looking at them one by one.
    /// </summary>
    /// <remarks>
    /// D. Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience 51 (2021), section 3: eight digits are put
    /// together in pairs, fours and eights.
    /// </remarks>
    /// <param name="text">A text that starts with the cell; what follows it may be anything.</param>
    /// <param name="length">The length of the cell.</param>
    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out double)"/>
    public static bool TryParse(ReadOnlySpan<byte> text, int length, out double value)
    {
        int sign = length > 1 && text[0] == (byte)'-' ? 1 : 0;
        int count = length - sign;
        if (count is 0 or > Eight || text.Length < sign + Eight)
            return TryParse(text[..length], out value);
        ulong mask = ulong.MaxValue >> (8 * (Eight - count));
        ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[sign..]) & mask;
        ulong points = bytes ^ (Ones * '.');
        // The high bit of the first byte that is a point, and maybe of some after it.
        points = (points - Ones) & ~points & HighBits;
        ulong digits = (bytes ^ (Ones * '0')) & mask;
        int decimals = 0;
        if (points != 0)
        {
            int point = BitOperations.TrailingZeroCount(points) / 8;
            ulong before = (1UL << (8 * point)) - 1;
            digits = (digits & before) | ((digits >> 8) & ~before);
            count--;
            decimals = count - point;
        }

        if (count == 0 || ((digits | (digits + Ones * (0x80 - 10))) & HighBits) != 0)
            return TryParse(text[..length], out value);
        // Zeros in front, so that there are eight.
        digits <<= 8 * (Eight - count);
        digits = digits * 10 + (digits >> 8);
        digits = ((digits & Pairs) * (100 + (1_000_000UL << 32)) + ((digits >> 16) & Pairs) * (1 + (10_000UL << 32))) >> 32;
        value = decimals == 0 ? (uint)digits : (uint)digits / s_powers[decimals];
        value = sign == 0 ? value : -value;
        return true;
    }

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
