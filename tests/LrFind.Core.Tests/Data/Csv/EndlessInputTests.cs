using System.Text;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Inspection;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>A row or a file that never ends is refused soon, wherever the rows come from.</summary>
public class EndlessInputTests
{
    private const int MostRead = 40 << 20;

    private static readonly string s_rows = Tables.Rows("a,b,y", 20_000, i => $"{i % 9},{i * 0.25},{i % 2}");

    [Theory]
    [InlineData("q", false)]
    [InlineData("q", true)]
    [InlineData("q,", false)]
    [InlineData("1,\"open\n", false)]
    [InlineData("1,\"open\n", true)]
    public void A_row_of_a_pipe_that_never_ends_is_refused_at_the_limit(string end, bool allRows)
    {
        var endless = new EndlessStream(s_rows + (end[0] == '1' ? "\"" : ""), end[0] == '1' ? "open\n" : end);
        using var input = new StreamInput("pipe", () => endless, isCompressed: false);
        string error = Tables.ErrorOf(() => DatasetLoader.Load(input, new() { AllRows = allRows }));
        Assert.StartsWith("pipe(20002): error: a row is longer than 4 MiB; ", error, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 0, MostRead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_is_a_row_of_a_file(bool allRows)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(s_rows), .. Enumerable.Repeat((byte)'q', 3 * SegmentReader.LongestRecord)];
        string error = Tables.ErrorOf(() => DatasetLoader.Load("t.csv", bytes, new() { AllRows = allRows }));
        Assert.StartsWith("t.csv(20002): error: a row is longer than 4 MiB; ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_a_quote_of_a_file_that_is_never_closed()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(s_rows + "1,\"open" + string.Concat(Enumerable.Repeat("\nmore and,more", 1_000_000)));
        string error = Tables.ErrorOf(() => DatasetLoader.Load("t.csv", bytes, new()));
        Assert.StartsWith("t.csv(20002): error: a row is longer than 4 MiB; ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_line_that_never_ends_is_refused_at_the_limit()
    {
        var endless = new EndlessStream("", "a,");
        using var input = new StreamInput("pipe", () => endless, isCompressed: false);
        Assert.StartsWith("pipe(1): error: a row is longer than 4 MiB; ",
            Tables.ErrorOf(() => DatasetLoader.Load(input, new())), StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 0, MostRead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pipe_of_one_column_is_refused_by_its_first_rows(bool allRows)
    {
        var endless = new EndlessStream("", "y\n");
        using var input = new StreamInput("pipe", () => endless, isCompressed: false);
        Assert.StartsWith("pipe: error: the table has one column; ",
            Tables.ErrorOf(() => DatasetLoader.Load(input, new() { AllRows = allRows })), StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 0, MostRead);
    }

    [Fact]
    public void A_sample_of_what_has_no_end_is_of_as_much_as_may_be_read()
    {
        using var input = new StreamInput("pipe", () => new EndlessStream(s_rows, "1,2,0\n2,3,1\n"), isCompressed: false);
        DetectedTable detected = DialectDetector.Detect(input, new());
        StreamSample sample = ReservoirSampler.Draw(
            new SegmentReader(input, detected.Dialect, detected.DataOffset, detected.DataLine, 64 * 1024), 0, most: 1 << 20);
        Assert.True(sample.IsCut);
        Assert.InRange(sample.Blocks, 16, 18);
    }

    [Fact]
    public void A_device_is_read_though_it_says_that_it_is_empty()
    {
        if (!File.Exists("/dev/zero"))
            return;
        Assert.Equal("/dev/zero: error: this looks like a binary file: it holds zero bytes; expected a CSV table as text",
            Tables.ErrorOf(() => TableInspector.Inspect("/dev/zero", new())));
    }

    /// <summary>A text, and then another again and again.</summary>
    private sealed class EndlessStream(string start, string again) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
        private readonly byte[] _again = Encoding.UTF8.GetBytes(again);

        /// <summary>The bytes that were read.</summary>
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++, BytesRead++)
                buffer[offset + i] = BytesRead < _start.Length ? _start[BytesRead] : _again[(BytesRead - _start.Length) % _again.Length];
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
