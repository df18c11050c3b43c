using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Data;
using LrFind.Data.Csv;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>Files in blocks: wherever they are cut, their records are whole, and there are all of them, each once.</summary>
public class BlocksTests
{
    private static readonly Gen<(RecordTables Table, int BlockSize)> s_cases =
        from table in RecordTables.Any(',', ';', '\t', '|', ' ')
        from blockSize in Gen.Choose(1, 300)
        select (table, blockSize);

    [Fact]
    public void All_blocks_of_a_file_whose_quotes_are_counted_make_the_file() =>
        Prop.ForAll(s_cases.ToArbitrary(), c => Joined(c.Table, (input, detected) => Blocks.All(input, detected, c.BlockSize, exact: true)!) == Text(c.Table))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void All_segments_of_a_file_make_the_file() =>
        Prop.ForAll(s_cases.ToArbitrary(), c => Joined(c.Table, (input, detected) => Blocks.All(Segments(input, detected, c.BlockSize))) == Text(c.Table))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void All_segments_start_at_the_line_they_say() =>
        Prop.ForAll(s_cases.ToArbitrary(), c =>
        {
            (MemoryInput input, DetectedTable detected) = Detect(c.Table);
            return Blocks.All(Segments(input, detected, c.BlockSize)).TrueForAll(s => s.Line == 1 + c.Table.ToBytes().AsSpan(0, (int)s.Offset).Count((byte)'\n'));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Blocks_whose_quotes_are_guessed_make_the_file_or_nobody_can_tell()
    {
        int told = 0, all = 0;
        Prop.ForAll(s_cases.ToArbitrary(), c =>
        {
            (MemoryInput input, DetectedTable detected) = Detect(c.Table);
            List<Segment?> segments = Blocks.All(input, detected, c.BlockSize, exact: false);
            List<Segment> exact = Blocks.All(input, detected, c.BlockSize, exact: true)!;
            told += segments.Count(s => s is not null);
            all += segments.Count;
            return segments.TrueForAll(s => s is null || exact.Exists(e => e.Offset == s.Offset && e.Bytes.Span.SequenceEqual(s.Bytes.Span)))
                && (segments.Contains(null) || segments.Count == exact.Count);
        }).QuickCheckThrowOnFailure();
        Assert.InRange(told, all / 4, all);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("sep=,\n")]
    public void Blocks_of_any_encoding_make_the_file(string start)
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] bytes = encoding.GetBytes(start + Tables.Rows("größe,text,y", 50, i => $"{i},\"ж {i % 3},\r\nis \"\"{i}\"\"\",{i % 2}"));
            var input = new MemoryInput("t.csv", bytes);
            DetectedTable detected = DialectDetector.Detect(input, new());
            for (int blockSize = 2; blockSize < 200; blockSize += 14)
            {
                Assert.Equal(bytes[(int)detected.DataOffset..], Blocks.All(input, detected, blockSize, exact: true).SelectMany(s => s!.Bytes.ToArray()));
                Assert.Equal(bytes[(int)detected.DataOffset..], Blocks.All(Segments(input, detected, blockSize)).SelectMany(s => s.Bytes.ToArray()));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"in\n")]
    public void The_last_block_is_told_as_well_as_any_other(string quote)
    {
        for (int rows = 1; rows < 40; rows++)
        {
            string start = quote, end = quote.Length > 0 ? "\"" : "";
            var input = new MemoryInput("t.csv", Encoding.UTF8.GetBytes(Tables.Rows("a,b", rows, i => $"{i},{start}{i * 1000003}{end}")));
            Assert.DoesNotContain(null, Blocks.All(input, DialectDetector.Detect(input, new()), blockSize: 16, exact: false));
        }
    }

    [Fact]
    public void A_quote_in_a_comment_between_records_encloses_nothing()
    {
        var input = new MemoryInput("t.csv", Encoding.UTF8.GetBytes("# c\n" + Tables.Rows("a,b", 300, i => i == 5 ? "# a 5\" disk\n1,2" : $"{i},\"x\ny{i * 1000003}\"")));
        DetectedTable detected = DialectDetector.Detect(input, new());
        Assert.Equal(300, Blocks.Build(input, detected, Blocks.All(Segments(input, detected, 64))).RowCount);
    }

    [Fact]
    public void Blocks_behind_a_record_that_was_read_beyond_the_end_are_still_of_their_size()
    {
        const int BlockSize = 32 * 1024;
        string rows = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},a\n"));
        var input = new MemoryInput("t.csv", Encoding.UTF8.GetBytes($"x,y\n1,\"{new string('q', 1 << 20)}\"\n{rows}"));
        SegmentReader reader = Segments(input, DialectDetector.Detect(input, new()), BlockSize);
        var lengths = new List<int>();
        while (reader.Next() is { } segment)
            lengths.Add(segment.Bytes.Length);
        Assert.All(lengths.Skip(1), length => Assert.InRange(length, 1, BlockSize + 4096 + 16));
        Assert.Equal((rows.Length + BlockSize) / BlockSize, lengths.Count, 2.0);
    }

    private static SegmentReader Segments(CsvInput input, DetectedTable detected, int blockSize) =>
        new(input, detected.Dialect, detected.DataOffset, detected.DataLine, blockSize);

    private static string Joined(RecordTables table, Func<CsvInput, DetectedTable, IEnumerable<Segment>> read)
    {
        (MemoryInput input, DetectedTable detected) = Detect(table);
        return Encoding.UTF8.GetString([.. table.ToBytes().AsSpan(0, (int)detected.DataOffset), .. read(input, detected).SelectMany(s => s.Bytes.ToArray())]);
    }

    private static string Text(RecordTables table) => Encoding.UTF8.GetString(table.ToBytes());

    private static (MemoryInput Input, DetectedTable Detected) Detect(RecordTables table)
    {
        var input = new MemoryInput("t.csv", table.ToBytes());
        return (input, DialectDetector.Detect(input, new DatasetOptions { Separator = table.Separator, Header = HeaderChoice.Yes }));
    }
}
