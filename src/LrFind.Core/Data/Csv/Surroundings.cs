using System.Text;
using CsvHelper;
using LrFind.Data.Cells;

namespace LrFind.Data.Csv;

/// <summary>Tells the rows of segments from what else stands among them and below them.</summary>
/// <param name="table">What the first records tell of the table.</param>
/// <param name="columns">The columns of the table.</param>
internal sealed class Surroundings(DetectedTable table, int columns)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly byte[][][] _front =
        [.. table.FrontRecords.Where(r => Array.Exists(r, f => f.Length > 0)).Select(r => r.Select(Encoding.UTF8.GetBytes).ToArray())];

    /// <summary>The text of a segment, without the marks of files that were put one behind the other.</summary>
    /// <param name="bytes">As they are in the file; not changed.</param>
    public static Memory<byte> Decode(TextDecoder decoder, Memory<byte> bytes)
    {
        Memory<byte> text = decoder.ToUtf8(bytes);
        bool isCopied = false;
        for (int at = 0; text.Span[at..].IndexOf(ByteOrderMark) is >= 0 and int next; at += next + ByteOrderMark.Length)
        {
            if (at + next > 0 && text.Span[at + next - 1] is not ((byte)'\n' or (byte)'\r'))
                continue;
            // Spaces, so that no place moves.
            text = isCopied ? text : text.ToArray();
            isCopied = true;
            text.Span.Slice(at + next, ByteOrderMark.Length).Fill((byte)' ');
        }

        return text;
    }

    /// <summary>Whether a record is a row; otherwise, what it is.</summary>
    public bool IsRow(CsvReader record, out Surrounding kind)
    {
        kind = Surrounding.Repeated;
        foreach (byte[][] front in _front)
        {
            if (Equals(record, front))
                return false;
        }

        kind = Surrounding.Comment;
        return !CommentMark.StartsLine(record.RawRecord) || MissingValue.Is(record.GetSpan(0))
            || (record.FieldCount == columns && !(table.Numeric.Holds(0) && record.RawRecord.Contains((byte)' ')));
    }

    private static bool Equals(CsvReader record, byte[][] fields)
    {
        if (record.FieldCount != fields.Length)
            return false;
        for (int i = 0; i < fields.Length; i++)
        {
            if (!record.GetSpan(i).SequenceEqual(fields[i]) && !Ascii.EqualsIgnoreCase(record.GetSpan(i), fields[i]))
                return false;
        }

        return true;
    }
}
