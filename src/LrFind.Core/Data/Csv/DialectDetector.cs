using System.Text;
using LrFind.Data.Columns;
using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Finds out how a file writes a table, from its first records.</summary>
internal static class DialectDetector
{
    /// <summary>The first records that are looked at.</summary>
    public const int Records = 50;

    // These records hold few line ends, but some.
    private const int Lines = 4 * Records;
    private const int EnoughLines = 4;
    private const int FewBytes = 4096;

    /// <summary>Finds out.</summary>
    /// <param name="options">What the user says of it.</param>
    /// <exception cref="InputException">It is empty, or no text.</exception>
    public static DetectedTable Detect(CsvInput input, DatasetOptions options)
    {
        TextDecoder decoder = TextDecoder.Detect(input.File, input.Head, options.Encoding);
        FileKind.RequireText(input.File, input.Head, decoder);
        byte[] text = WholeLines(input, decoder);
        if (HoldsNothing(text))
            throw new InputException(input.File, "the file is empty; expected a CSV table with a header line and rows");

        int skipped = LengthOfLines(text, options.SkipLines);
        int hint = HintLength(text.AsSpan(skipped), out char hinted) is > 0 and int length ? skipped + length : skipped;
        byte[] body = FirstLines(text.AsSpan(hint));
        char? said = options.Separator ?? (hint > skipped ? hinted : null);
        byte? comment = options.Comment is { } mark ? (byte)mark : CommentMark.Of(body, said);
        char separator = said ?? SeparatorDetector.Of(body, comment);
        var starts = new List<int>();
        List<string[]> records = RecordReader.First(body, separator, comment, Records, starts);
        if (records.Count < 2 && body.Length < text.Length - hint)
        {
            // Records of very many lines.
            (body, starts) = (text[hint..], []);
            records = RecordReader.First(body, separator, comment, Records, starts);
        }

        // A pipe of one column may well be one that has no end, of which nobody waits for the rest.
        if (input.Length is null && !input.HeadIsAll && records.Count > 1 && records.TrueForAll(r => r.Length == 1))
            throw ColumnRoles.OneColumn(input.File);
        int lines = options.SkipLines + (hint > skipped ? 1 : 0);
        byte lineEnd = text.AsSpan().Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        var front = TableFront.Find(body, records, starts, options.Header, lineEnd, lines);
        List<string[]> table = [.. records.Skip(front.Titles).Take(front.HasHeader ? 1 : 0), .. records.Skip(front.Rows)];
        int fields = table.Count == 0 ? 1 : front.HasHeader && HeaderFit.Of(table) is (_, > 0 and int columns) ? columns : table[0].Length;
        int start = records.Count == 0 ? 0 : starts[front.Rows], head = front.Titles == 0 ? 0 : starts[front.Titles];
        return new DetectedTable(
            new CsvDialect
            {
                Separator = separator,
                HasHeader = front.HasHeader,
                Comment = comment,
                LineEnd = lineEnd,
                Decoder = decoder,
            },
            body[head..start],
            HintLines: lines + body.AsSpan(0, head).Count(lineEnd),
            // A last byte that is half a character of UTF-16 counts as a whole one.
            DataOffset: Math.Min(decoder.PreambleLength + decoder.SourceLength(text.AsSpan(0, hint + start)),
                input.Length ?? long.MaxValue),
            Fields: fields,
            MeanRecordLength: records.Count == 0 ? 1
                : Math.Max(1, decoder.SourceLength(body.AsSpan(0, starts[records.Count])) / records.Count))
        {
            FirstRecords = table,
            FrontRecords = records[..front.Rows],
            Numeric = new NumericFields(records[front.Rows..], fields),
            LeftOut = front.LeftOut,
            DoubtfulLines = front.DoubtfulLines,
        };
    }

    /// <summary>The first lines of a file: enough to hold a header and a row, however long the header is.</summary>
    private static byte[] WholeLines(CsvInput input, TextDecoder decoder)
    {
        while (true)
        {
            byte[] utf8 = Surroundings.Decode(decoder, input.Head.AsMemory(decoder.PreambleLength)).ToArray();
            if (input.HeadIsAll)
                return utf8;
            // The head of a longer file ends in the middle of a line.
            int end = utf8.AsSpan().LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
            if (utf8.AsSpan(0, end).Count((byte)'\n') + utf8.AsSpan(0, end).Count((byte)'\r') > EnoughLines
                || input.Head.Length > 2 * SegmentReader.LongestRecord)
                return end == 0 ? throw SegmentReader.RecordTooLong(input.File, 1) : utf8[..end];
            input.GrowHead();
        }
    }

    // What the records that are looked at may take up; the CSV library would go through all of a longer text.
    private static byte[] FirstLines(ReadOnlySpan<byte> utf8)
    {
        int end = 0;
        for (int lines = 0; lines < Lines && end < utf8.Length; lines++)
        {
            int next = utf8[end..].IndexOfAny((byte)'\n', (byte)'\r') + 1;
            end = next == 0 ? utf8.Length : end + next;
        }

        // A header of a few thousand names on one line, or of names with line breaks.
        return utf8[..Math.Max(end, Math.Min(utf8.Length, FewBytes))].ToArray();
    }

    private static bool HoldsNothing(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            int start = utf8.IndexOfAnyExcept("\r\n\t "u8);
            if (start < 0)
                return true;
            utf8 = utf8[start..];
            if (!CommentMark.IsHashed(utf8))
                return false;
            int end = utf8.IndexOfAny((byte)'\r', (byte)'\n');
            utf8 = end < 0 ? [] : utf8[end..];
        }
    }

    private static int LengthOfLines(ReadOnlySpan<byte> utf8, int lines)
    {
        int length = 0;
        for (; lines > 0; lines--)
        {
            int end = utf8[length..].IndexOf((byte)'\n') is >= 0 and int feed ? feed : utf8[length..].IndexOf((byte)'\r');
            if (end < 0)
                return utf8.Length;
            length += end + 1;
        }

        return length;
    }

    // Excel writes "sep=;" as the first line.
    private static int HintLength(ReadOnlySpan<byte> text, out char separator)
    {
        separator = ',';
        if (text.Length < 6 || !Ascii.EqualsIgnoreCase(text[..4], "sep="u8) || !CsvDialect.CanSeparate((char)text[4])
            || text[5] is not ((byte)'\r' or (byte)'\n'))
            return 0;
        separator = (char)text[4];
        return text.Length > 6 && text[5] == (byte)'\r' && text[6] == (byte)'\n' ? 7 : 6;
    }
}
