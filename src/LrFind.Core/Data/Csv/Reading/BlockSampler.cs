using LrFind.Foundation;

namespace LrFind.Data.Csv.Reading;

/// <summary>
/// Draws blocks of a file that can be read at any place: one at random from each of <see cref="SamplePlan.Blocks"/> equal stretches.
/// </summary>
/// <param name="input">The file; its length is known.</param>
/// <param name="table">What its first records tell of it.</param>
/// <param name="plan">How much to draw.</param>
internal sealed class BlockSampler(CsvInput input, DetectedTable table, SamplePlan plan)
{
    // Records that must fit before quotes are taken to be understood.
    private const int ConvincingRecords = 3;
    private const int FirstSlack = 16 * 1024;
    private const int MostSlack = 1 << 20;
    private const int ChunkLength = 1 << 20;

    private readonly CsvDialect _dialect = table.Dialect;
    private readonly int _unit = table.Dialect.Decoder.UnitSize;
    private readonly long _start = table.DataOffset;
    private readonly long _end = input.Length!.Value;

    /// <summary>Blocks of a stretch: the file has so many times the rows of the sample.</summary>
    public long BlocksPerStretch => (_end - _start + plan.SampleBytes - 1) / plan.SampleBytes;

    /// <summary>Draws a sample.</summary>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="exact">
    /// Whether to count all quotes of the file, so that it is certain which line ends they enclose; otherwise that is told by the text
    /// around a block.
    /// </param>
    /// <returns>The segments in the order of the file; <see langword="null"/> when the text does not tell.</returns>
    /// <exception cref="InputException">The file cannot be read, or a record is too long.</exception>
    public List<Segment>? Draw(long seed, bool exact)
    {
        var random = new Pcg32(seed, RandomPurpose.Sample);
        long[] starts = new long[SamplePlan.Blocks];
        for (int i = 0; i < starts.Length; i++)
            starts[i] = _start + (i * BlocksPerStretch + random.NextInt64(BlocksPerStretch)) * plan.BlockSize;

        bool[]? enclosed = exact ? CountQuotes(starts) : null;
        var segments = new List<Segment>(starts.Length);
        for (int i = 0; i < starts.Length && starts[i] < _end; i++)
        {
            if (!TryRead(starts[i], enclosed?[i], out Segment? segment))
                return null;
            if (segment is { } found)
                segments.Add(found);
        }

        return segments;
    }

    /// <summary>Reads the records that start in a block.</summary>
    /// <param name="blockStart">Where it starts.</param>
    /// <param name="enclosed">Whether quotes enclose the byte before it; <see langword="null"/> if unknown.</param>
    /// <param name="segment">The records; <see langword="null"/> if none starts there.</param>
    /// <returns>Whether it could be told where records end.</returns>
    public bool TryRead(long blockStart, bool? enclosed, out Segment? segment)
    {
        segment = null;
        // A record that ends with the byte before the block leaves the next one to start in it.
        long from = blockStart == _start ? _start : blockStart - _unit;
        int blockEnd = (int)(blockStart - from) + plan.BlockSize;
        for (int slack = FirstSlack; ; slack *= 4)
        {
            byte[] window = Read(from, blockEnd + slack);
            bool isLast = from + window.Length >= _end;
            ReadOnlySpan<byte> text = _dialect.Decoder.Narrow(window);
            bool? state = blockStart == _start ? false : enclosed ?? IsEnclosed(text, isLast);
            int start = blockStart == _start ? 0 : state is { } known ? RecordScanner.EndOfRecord(text, 0, known, _dialect.LineEnd) : -1;
            int end = start < 0 ? -1 : EndOf(text, start, blockEnd / _unit, isLast);
            if (end >= 0)
            {
                if (end > start)
                    segment = new Segment(0, from + start * _unit, 0, window.AsMemory(start * _unit, (end - start) * _unit),
                        IsLast: isLast && end == text.Length);
                return true;
            }

            if (window.Length - blockEnd > SegmentReader.LongestRecord)
                return enclosed is null ? false : throw SegmentReader.RecordTooLong(input.File, LineAt(from));
            if (isLast && state is not null)
                return true;
            if (isLast || (state is null && slack >= MostSlack))
                return false;
        }
    }

    // Where the last record that starts before a place ends; where none does, the start.
    private int EndOf(ReadOnlySpan<byte> text, int start, int place, bool isLast)
    {
        if (start >= Math.Min(place, text.Length))
            return start;
        bool enclosed = RecordScanner.EnclosedAfter(text[start..(Math.Min(place, text.Length) - 1)], false);
        int end = RecordScanner.EndOfRecord(text, Math.Min(place, text.Length) - 1, enclosed, _dialect.LineEnd);
        return end < 0 && isLast ? text.Length : end;
    }

    /// <summary>Whether quotes enclose the start of a text, told by which of the two makes well-formed records of what follows.</summary>
    private bool? IsEnclosed(ReadOnlySpan<byte> text, bool isLast)
    {
        if (!text.Contains((byte)'"'))
            return false;
        // Few records may be left, but none of their quotes stays open.
        if (isLast)
        {
            bool state = RecordScanner.EnclosedAfter(text, false);
            return RecordScanner.WellFormedRecords(text, 0, state, _dialect, table.Fields) >= 0 ? state : null;
        }

        int outside = RecordScanner.WellFormedRecords(text, 0, false, _dialect, table.Fields);
        int inside = RecordScanner.WellFormedRecords(text, 0, true, _dialect, table.Fields);
        return outside >= ConvincingRecords && inside < 0 ? false
            : inside >= ConvincingRecords && outside < 0 ? true
            : null;
    }

    /// <summary>
    /// Reads the whole file, or up to a record that does not end, to tell whether quotes enclose the byte before each of some places.
    /// </summary>
    /// <exception cref="InputException">A record is too long.</exception>
    private bool[] CountQuotes(long[] places)
    {
        bool[] enclosed = new bool[places.Length];
        byte[] chunk = new byte[ChunkLength];
        long at = _start, lastEnd = _start;
        bool state = false;
        for (int i = 0; i < places.Length; i++)
        {
            long until = Math.Min(places[i] - _unit, _end);
            while (at < until)
            {
                int read = input.ReadAt(at, chunk.AsSpan(0, (int)Math.Min(chunk.Length, until - at)));
                ReadOnlySpan<byte> text = _dialect.Decoder.Narrow(chunk.AsSpan(0, read));
                if (RecordScanner.EndOfRecord(text, 0, state, _dialect.LineEnd) is >= 0 and int end)
                    lastEnd = at + end * _unit;
                else if (at + read - lastEnd > SegmentReader.LongestRecord + ChunkLength)
                    throw TooLongBehind(lastEnd);
                state = RecordScanner.EnclosedAfter(text, state);
                at += read;
            }

            enclosed[i] = state;
        }

        return enclosed;
    }

    // Within a chunk behind a record end begins a record that does not end.
    private InputException TooLongBehind(long end)
    {
        int start = RecordScanner.StartOfLast(_dialect.Decoder.Narrow(Read(end, ChunkLength)), _dialect.LineEnd);
        return SegmentReader.RecordTooLong(input.File, LineAt(end + start * _unit));
    }

    private byte[] Read(long from, int length)
    {
        byte[] window = new byte[Math.Min(length, _end - from)];
        input.ReadAt(from, window);
        return window;
    }

    private long LineAt(long offset)
    {
        var locator = new LineLocator(input, _dialect);
        locator.Add(new Segment(0, offset, 0, default));
        return locator.LineOf(0);
    }
}
