using System.Text;
using LrFind.Curves.Files.Tables;
using LrFind.Data;
using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Sources;

/// <summary>Text tables, read as tables of data are, with what their comment lines say.</summary>
internal static class TextSource
{
    private const int SegmentLength = 1 << 20;
    private const byte Comment = (byte)'#';

    /// <summary>Reads a table.</summary>
    /// <param name="input">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="InputException">It is not a well-formed table.</exception>
    public static CurveTable Read(CsvInput input, DatasetOptions options)
    {
        // Kept for the digest.
        if (input.Length is { } length)
            _ = length <= CurveSource.LargestFile ? input.ReadAll() : throw CurveSource.TooLarge(input.File);
        DetectedTable detected = DialectDetector.Detect(input, options);
        // A curve has numbers only: what is none names a column, also where it stands in the middle once more.
        if (options.Header == HeaderChoice.Auto && detected.FirstRecords.Count > 0)
        {
            var numbers = new CurveNumber(new CellRules(options));
            bool hasNames = Array.Exists(detected.FirstRecords[0], f => numbers.Read(Encoding.UTF8.GetBytes(f), out _) != CurveCell.Number);
            if (hasNames != detected.Dialect.HasHeader)
                detected = DialectDetector.Detect(input, options with { Header = hasNames ? HeaderChoice.Yes : HeaderChoice.No });
        }

        // Lines of comments may come anywhere, but for columns whose first is called # itself.
        if (detected.Dialect.Comment is null && (detected.Header.Length == 0 || detected.Header[0] != Comment))
            detected = detected with { Dialect = detected.Dialect with { Comment = Comment } };
        var metadata = new List<KeyValuePair<string, string>>();
        Collect(detected.Header, metadata);
        var builder = new CsvTableBuilder(input, detected);
        var segments = new SegmentReader(input, detected.Dialect, detected.DataOffset, detected.DataLine, SegmentLength);
        while (segments.Next() is { } segment)
        {
            if (segment.Offset + segment.Bytes.Length > CurveSource.LargestFile)
                throw CurveSource.TooLarge(input.File);
            Collect(detected.Dialect.Decoder.ToUtf8(segment.Bytes).Span, metadata);
            builder.Add(segment);
        }

        return new CurveTable(builder.Build(), detected.Dialect.HasHeader) { Metadata = metadata, Digest = input.Digest };
    }

    // # key: value
    private static void Collect(ReadOnlySpan<byte> utf8, List<KeyValuePair<string, string>> metadata)
    {
        while (utf8.IndexOf(Comment) is >= 0 and int start)
        {
            bool isLine = start == 0 || utf8[start - 1] is (byte)'\n' or (byte)'\r';
            utf8 = utf8[start..];
            int end = utf8.IndexOfAny((byte)'\n', (byte)'\r');
            ReadOnlySpan<byte> line = end < 0 ? utf8 : utf8[..end];
            int colon = line.IndexOf((byte)':');
            if (isLine && colon > 0)
                metadata.Add(new(Encoding.UTF8.GetString(line[1..colon]).Trim(), Encoding.UTF8.GetString(line[(colon + 1)..]).Trim()));
            utf8 = isLine ? utf8[line.Length..] : utf8[1..];
        }
    }
}
