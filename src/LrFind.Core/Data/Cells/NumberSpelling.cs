using System.Buffers;

namespace LrFind.Data.Cells;

/// <summary>What spreadsheets, ledgers and older programs write in place of the plain signs of a number.</summary>
internal static class NumberSpelling
{
    private static readonly SearchValues<byte> s_signs = SearchValues.Create("(Dd"u8);

    /// <summary>Writes the typeset dashes, spaces and apostrophes of a text as the plain signs they stand for.</summary>
    /// <returns>How many bytes of the text are left.</returns>
    public static int Flatten(Span<byte> text)
    {
        int start = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (start < 0)
            return text.Length;
        int write = start;
        for (int read = start; read < text.Length;)
        {
            byte plain = PlainSign(text[read..], out int length);
            text[write++] = plain;
            read += length;
        }

        return write;
    }

    /// <summary>Takes the sign off a number whose minus is not a plain one in front, and makes Fortran's exponent an e.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="text">Room for as many bytes; what is left to be read as a number.</param>
    /// <param name="isNegative">Whether a minus was taken off.</param>
    /// <returns>How much of the room is used; 0 where the cell is not written so.</returns>
    public static int TakeOff(ReadOnlySpan<byte> cell, Span<byte> text, out bool isNegative)
    {
        isNegative = false;
        // Most cells that are no plain numbers are texts, which this tells fast.
        if (cell.IsEmpty || cell.Length > text.Length || !cell.ContainsAnyInRange((byte)'0', (byte)'9') || !MayBe(cell))
            return 0;
        cell.CopyTo(text);
        Span<byte> number = text[..Flatten(text[..cell.Length])];
        bool hasExponent = PlainExponent(number);
        int length = TakeMinus(number);
        isNegative = length < number.Length;
        return isNegative || hasExponent || number.Length < cell.Length ? length : 0;
    }

    private static bool MayBe(ReadOnlySpan<byte> cell) =>
        cell.ContainsAny(s_signs) || cell[0] == (byte)'-' || cell[^1] == (byte)'-' || cell.ContainsAnyExceptInRange((byte)0, (byte)0x7F);

    // Around the digits: (12), 12-, - 12; with a currency or percent sign on either side of the mark.
    private static int TakeMinus(Span<byte> number)
    {
        int first = number.IndexOfAnyInRange((byte)'0', (byte)'9'), last = number.LastIndexOfAnyInRange((byte)'0', (byte)'9');
        int open = number.IndexOf((byte)'('), close = number.LastIndexOf((byte)')');
        if (open >= 0 && open < first && close > last)
            return number[..first].Contains((byte)'-') || number[last..].Contains((byte)'-') ? number.Length
                : Without(number[..Without(number, close)], open);
        int after = number[last..].IndexOf((byte)'-');
        if (after >= 0 && !number[..first].ContainsAny((byte)'-', (byte)'+'))
            return Without(number, last + after);
        return number[0] == (byte)'-' ? Without(number, 0) : number.Length;
    }

    // What the mark leaves at the ends is nothing but spaces.
    private static int Without(Span<byte> number, int at)
    {
        number[(at + 1)..].CopyTo(number[at..]);
        Span<byte> left = number[..^1].TrimEnd((byte)' ');
        int spaces = left.Length - left.TrimStart((byte)' ').Length;
        left[spaces..].CopyTo(left);
        return left.Length - spaces;
    }

    // 6.1D+02, 1d-3, 2.0d0. What has neither a fraction nor a sign is more likely a name: 12D3.
    private static bool PlainExponent(Span<byte> number)
    {
        int at = number.IndexOfAny((byte)'D', (byte)'d');
        if (at < 1 || at + 1 >= number.Length || !(char.IsAsciiDigit((char)number[at - 1]) || number[at - 1] is (byte)'.' or (byte)','))
            return false;
        bool isSigned = number[at + 1] is (byte)'+' or (byte)'-';
        if (!isSigned && !(char.IsAsciiDigit((char)number[at + 1]) && number[..at].ContainsAny((byte)'.', (byte)',')))
            return false;
        number[at] = (byte)'e';
        return true;
    }

    private static byte PlainSign(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        if (text is [0xC2, 0xA0, ..])
            return Plain(' ', 2, out length);
        if (text is [0xE2, 0x80, >= 0x80 and <= 0x8A or 0xAF, ..] or [0xE2, 0x81, 0x9F, ..] or [0xE3, 0x80, 0x80, ..])
            return Plain(' ', 3, out length);
        // U+2010 to U+2015, U+2212, U+FE63, U+FF0D.
        if (text is [0xE2, 0x80, >= 0x90 and <= 0x95, ..] or [0xE2, 0x88, 0x92, ..] or [0xEF, 0xB9, 0xA3, ..] or [0xEF, 0xBC, 0x8D, ..])
            return Plain('-', 3, out length);
        if (text is [0xE2, 0x80, 0x98 or 0x99, ..])
            return Plain('\'', 3, out length);
        return text[0];
    }

    private static byte Plain(char sign, int bytes, out int length)
    {
        length = bytes;
        return (byte)sign;
    }
}
