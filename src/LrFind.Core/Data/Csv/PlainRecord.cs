using System.Numerics;
using System.Runtime.Intrinsics;
using CsvHelper;

namespace LrFind.Data.Csv;

/// <summary>
/// Records as most tables have them, in which nothing is quoted and nothing stands around the cells: those are the bytes between the
/// separators, all found at once. Asking the CSV library for each cell takes several times as long.
/// </summary>
internal static class PlainRecord
{
    /// <summary>Finds where the cells of a record end.</summary>
    /// <param name="text">A text that starts with the record; what follows it may be anything.</param>
    /// <param name="length">The length of the record.</param>
    /// <param name="separator">What separates cells.</param>
    /// <param name="origin">What is added to all ends.</param>
    /// <param name="ends">One for each cell.</param>
    /// <returns>Whether it is a plain record of so many cells; otherwise the ends mean nothing.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> text, int length, byte separator, int origin, Span<int> ends)
    {
        int found = 0, at = 0;
        Vector256<byte> separators = Vector256.Create(separator), spaces = Vector256.Create((byte)' ');
        Vector256<byte> quotes = Vector256.Create((byte)'"');
        for (; Vector256.IsHardwareAccelerated && at < length && text.Length - at >= Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            // Not made of a slice, which code that is compiled ahead would call for.
            var block = Vector256.LoadUnsafe(in text[at]);
            // Spaces and all below them: tabs, and what should not be there.
            Vector256<byte> other = Vector256.Equals(block, quotes) | Vector256.Equals(Vector256.Min(block, spaces), block);
            uint others = other.ExtractMostSignificantBits();
            uint marks = Vector256.Equals(block, separators).ExtractMostSignificantBits();
            uint record = length - at >= Vector256<byte>.Count ? uint.MaxValue : (1u << (length - at)) - 1;
            if ((others & ~marks & record) != 0)
                return false;
            marks &= record;
            if (found + BitOperations.PopCount(marks) >= ends.Length)
                return false;
            for (; marks != 0; marks &= marks - 1)
                ends[found++] = origin + at + BitOperations.TrailingZeroCount(marks);
        }

        for (; at < length; at++)
        {
            if (text[at] == separator)
            {
                if (found + 1 >= ends.Length)
                    return false;
                ends[found++] = origin + at;
            }
            else if (text[at] is <= (byte)' ' or (byte)'"')
            {
                return false;
            }
        }

        if (found + 1 != ends.Length)
            return false;
        ends[found] = origin + length;
        return true;
    }

    /// <summary>Adds the cells of a record to a text of cells, each with one byte behind it.</summary>
    /// <param name="reader">Stands on the record.</param>
    /// <param name="text">The text; has room for the record as it stands in the file, and one byte more.</param>
    /// <param name="used">How much of it is used.</param>
    /// <param name="ends">Where each cell ends in it; one for each field of the record.</param>
    /// <returns>How much of it is used then.</returns>
    public static int Append(CsvReader reader, byte[] text, int used, Span<int> ends)
    {
        ReadOnlySpan<byte> record = reader.RawRecord;
        record.CopyTo(text.AsSpan(used));
        if (TrySplit(text.AsSpan(used), record.Length, (byte)reader.Separator, used, ends))
            return used + record.Length + 1;
        for (int c = 0; c < ends.Length; c++)
        {
            ReadOnlySpan<byte> cell = reader.GetSpan(c);
            cell.CopyTo(text.AsSpan(used));
            ends[c] = used + cell.Length;
            used = ends[c] + 1;
        }

        return used;
    }
}
