namespace LrFind.Data.Csv;

/// <summary>Tells the line at which a segment of a file starts; for a segment read out of order, by counting the lines before it.</summary>
/// <param name="input">The file.</param>
/// <param name="dialect">How it writes a table.</param>
internal sealed class LineLocator(CsvInput input, CsvDialect dialect)
{
    private const int ChunkLength = 1 << 20;

    private readonly List<Segment> _segments = [];

    /// <summary>Remembers the next segment.</summary>
    public void Add(Segment segment) => _segments.Add(segment with { Bytes = default });

    /// <summary>The line, from 1, at which a segment starts; where it cannot be counted any more, 1.</summary>
    /// <param name="segment">Which, in the order they were added.</param>
    public long LineOf(int segment)
    {
        if (_segments[segment].Line == 0)
            _segments[segment] = _segments[segment] with { Line = Count(_segments[segment].Offset) };
        return _segments[segment].Line;
    }

    private long Count(long offset)
    {
        byte[] chunk = new byte[ChunkLength];
        long line = 1;
        for (long at = dialect.Decoder.PreambleLength; at < offset;)
        {
            int read = input.ReadAt(at, chunk.AsSpan(0, (int)Math.Min(chunk.Length, offset - at)));
            if (read == 0)
                break;
            line += dialect.Decoder.Narrow(chunk.AsSpan(0, read)).Count(dialect.LineEnd);
            at += read;
        }

        return line;
    }
}
