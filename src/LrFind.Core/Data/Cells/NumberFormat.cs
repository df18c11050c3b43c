using System.Buffers.Text;
using System.Text;

namespace LrFind.Data.Cells;

/// <summary>How the numbers of a column are written: plain, or with marks that the whole column shares.</summary>
/// <param name="Decimal">The decimal mark: a point or a comma.</param>
/// <param name="Thousands">The mark between groups of three digits; 0 for none.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
/// <param name="Currency">The currency sign before or after; empty for none.</param>
internal readonly record struct NumberFormat(byte Decimal, byte Thousands = 0, bool IsPercent = false, string Currency = "")
{
    private const int Longest = 64;

    private static readonly string[] s_currencies = ["$", "€", "£", "¥", "₹", "₩", "CHF", "USD", "EUR", "GBP"];

    /// <summary>Whether numbers are written without marks.</summary>
    public bool IsPlain => Thousands == 0 && !IsPercent && Currency.Length == 0;

    /// <summary>The format that a cell would have to be of to be a number; <see langword="null"/> where it is none in any.</summary>
    public static NumberFormat? Guess(ReadOnlySpan<byte> cell, byte decimalMark)
    {
        var plain = new NumberFormat(decimalMark);
        if (plain.TryParseSpelled(cell, out _))
            return plain;
        if (cell.Length is 0 or > Longest)
            return null;
        string currency = CurrencyOf(cell);
        bool isPercent = cell.Contains((byte)'%');
        ReadOnlySpan<byte> marks = [0, decimalMark == '.' ? (byte)',' : (byte)'.', (byte)' ', (byte)'\'', (byte)'_'];
        foreach (byte thousands in marks)
        {
            var format = new NumberFormat(decimalMark, thousands, isPercent, currency);
            if (format.TryParseSpelled(cell, out _))
                return format;
        }

        return null;
    }

    /// <summary>Reads a number.</summary>
    /// <param name="cell">The cell, without surrounding spaces.</param>
    /// <param name="value">The number; infinite where the cell says so.</param>
    /// <returns>Whether the cell is a number of this format.</returns>
    public bool TryParse(ReadOnlySpan<byte> cell, out double value)
    {
        if (IsPlain && Decimal == '.')
            return TryParsePlain(cell, out value);
        value = 0;
        if (cell.Length is 0 or > Longest)
            return false;
        Span<byte> text = stackalloc byte[Longest];
        cell.CopyTo(text);
        Span<byte> number = text[..NumberSpelling.Flatten(text[..cell.Length])];
        if (!TakeSigns(ref number, out bool hasMinus) || !JoinGroups(ref number) || !TryParsePlain(number, out value))
            return false;
        value = hasMinus ? -value : value;
        return true;
    }

    /// <summary>Reads a number as people and older programs write it too: (1.5), 1.5-, −1.5 with a typeset minus, 1.5D+02.</summary>
    /// <inheritdoc cref="TryParse"/>
    public bool TryParseSpelled(ReadOnlySpan<byte> cell, out double value) => TryParse(cell, out value) || TryParseMarked(cell, out value);

    private bool TryParseMarked(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        Span<byte> text = stackalloc byte[Longest];
        int length = NumberSpelling.TakeOff(cell, text, out bool isNegative);
        if (length == 0 || !TryParse(text[..length], out value))
            return false;
        // One sign is enough.
        if (isNegative && (double.IsNegative(value) || text[0] == (byte)'+'))
            return false;
        value = isNegative ? -value : value;
        return true;
    }

    private static bool TryParsePlain(ReadOnlySpan<byte> cell, out double value)
    {
        if (cell.Length > 1 && cell[0] == (byte)'+' && cell[1] != (byte)'-')
            cell = cell[1..];
        if (ShortNumber.TryParse(cell, out value) || (Utf8Parser.TryParse(cell, out value, out int used) && used == cell.Length))
            return true;
        bool isNegative = !cell.IsEmpty && cell[0] == (byte)'-';
        value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(isNegative ? cell[1..] : cell, "inf"u8);
    }

    private static string CurrencyOf(ReadOnlySpan<byte> cell)
    {
        string text = Encoding.UTF8.GetString(cell);
        foreach (string currency in s_currencies)
        {
            if (text.Contains(currency, StringComparison.Ordinal))
                return currency;
        }

        return "";
    }

    /// <summary>Takes percent and currency signs off; each must be there. A minus may stand before the currency sign.</summary>
    private bool TakeSigns(ref Span<byte> number, out bool hasMinus)
    {
        hasMinus = false;
        if (IsPercent)
        {
            if (number.IsEmpty || number[^1] != (byte)'%')
                return false;
            number = number[..^1].TrimEnd((byte)' ');
        }

        if (Currency.Length == 0)
            return !number.IsEmpty;
        Span<byte> sign = stackalloc byte[8];
        sign = sign[..Encoding.UTF8.GetBytes(Currency, sign)];
        if (!number.IsEmpty && number[0] == (byte)'-')
        {
            hasMinus = true;
            number = number[1..];
        }

        if (number.StartsWith(sign))
            number = number[sign.Length..].TrimStart((byte)' ');
        else if (number.EndsWith(sign))
            number = number[..^sign.Length].TrimEnd((byte)' ');
        else
            return false;
        return !number.IsEmpty && !(hasMinus && number[0] == (byte)'-');
    }

    /// <summary>Takes the marks between groups of three digits away and makes the decimal mark a point.</summary>
    /// <returns>Whether groups are of three digits, and all marked or none needed.</returns>
    private bool JoinGroups(ref Span<byte> number)
    {
        int end = number.IndexOfAny(Decimal, (byte)'e', (byte)'E');
        if (end < 0)
            end = number.Length;
        // With a decimal comma, a point is no part of a number.
        if (Decimal != '.' && number[end..].Contains((byte)'.'))
            return false;
        if (end < number.Length && number[end] == Decimal)
            number[end] = (byte)'.';
        int start = number[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (Thousands == 0 || !number[start..end].Contains(Thousands))
            return !(Decimal != '.' && number[..end].Contains((byte)'.')) && (Thousands == 0 || end - start <= 3);

        int write = start, digits = 0;
        bool grouped = false;
        for (int read = start; read < end; read++)
        {
            if (number[read] == Thousands)
            {
                // The first group has one to three digits and does not start with 0, the others have three.
                if (grouped ? digits != 3 : digits is 0 or > 3 || number[start] == (byte)'0')
                    return false;
                (grouped, digits) = (true, 0);
                continue;
            }

            if (!char.IsAsciiDigit((char)number[read]))
                return false;
            digits++;
            number[write++] = number[read];
        }

        if (digits != 3)
            return false;
        number[end..].CopyTo(number[write..]);
        number = number[..(write + number.Length - end)];
        return true;
    }
}

/// <summary>Reads numbers of one format.</summary>
/// <param name="rules">What the user says of the cells.</param>
/// <param name="format">How the numbers are written.</param>
internal sealed class NumberReader(CellRules rules, NumberFormat format) : CellReader(rules)
{
    /// <summary>How the numbers are written.</summary>
    public NumberFormat Format { get; } = format;

    /// <summary>
    /// Whether every cell that looks like a plain number is one: there are no marks, and no numbers stand for missing values.
    /// </summary>
    public bool ReadsPlainly { get; } = format is { IsPlain: true, Decimal: (byte)'.' } && !rules.HasWords;

    /// <inheritdoc/>
    protected override bool TryRead(ReadOnlySpan<byte> cell, out double value) => Format.TryParseSpelled(cell, out value);
}
