using System.Text;
using CsvHelper;
using LrFind.Data.Cells;

namespace LrFind.Data.Csv;

/// <summary>Tells the rows of segments from what else stands among them and below them, and takes that down.</summary>
/// <param name="table">What the first records tell of the table.</param>
internal sealed class Surroundings(DetectedTable table)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly byte[][][] _front = Array.ConvertAll(
        table.FrontRecords.Where(r => Array.Exists(r, f => f.Length > 0)).ToArray(), r => Array.ConvertAll(r, Encoding.UTF8.GetBytes));

    /// <summary>The lines that were left out so far, of all segments.</summary>
    public List<LeftOut> LeftOut { get; } = [];

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

    /// <summary>The text of a segment up to its last row: notes and totals may stand below it where the file ends.</summary>
    /// <param name="text">What <see cref="Decode"/> gives of the segment.</param>
    public Memory<byte> CutBelow(Memory<byte> text, Segment segment)
    {
        if (!segment.IsLast)
            return text;
        int end = TableTail.Find(text.Span, table, out List<LeftOut> below);
        LeftOut.AddRange(below.Select(b => b with { Line = LineIn(segment, b.Line!.Value) }));
        return text[..end];
    }

    /// <summary>Whether a record is a row.</summary>
    /// <param name="segment">Where it stands.</param>
    public bool IsRow(CsvReader record, Segment segment)
    {
        if (KindOf(record) is not { } kind)
            return true;
        LeftOut.Add(Csv.LeftOut.Of(kind, LineIn(segment, record.LineNumber - 1), record));
        return false;
    }

    // In a sample the lines before a segment would have to be read to be counted.
    private static long? LineIn(Segment segment, long line) => segment.Line > 0 ? segment.Line + line : null;

    // Null for a row.
    private Surrounding? KindOf(CsvReader record)
    {
        foreach (byte[][] front in _front)
        {
            if (Equals(record, front))
                return Surrounding.Repeated;
        }

        if (!CommentMark.StartsLine(record.RawRecord) || MissingValue.Is(record.GetSpan(0)))
            return null;
        bool mayBeRow = record.FieldCount == table.Fields && !(table.Numeric.Holds(0) && record.RawRecord.Contains((byte)' '));
        return mayBeRow ? null : Surrounding.Comment;
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
