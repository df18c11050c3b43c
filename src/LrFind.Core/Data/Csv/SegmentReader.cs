using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>
/// Cuts a file, read in order, into segments of whole records: each holds the records that start in one block of so many bytes. Blocks in
/// which no record starts are passed over.
/// </summary>
/// <param name="dialect">How it writes a table.</param>
/// <param name="start">Where the first record starts, in bytes.</param>
/// <param name="startLine">The line of that record, from 1.</param>
/// <param name="blockSize">Bytes of a block; a multiple of the size of a code unit.</param>
internal sealed class SegmentReader(CsvInput input, CsvDialect dialect, long start, long startLine, int blockSize)
{
    /// <summary>The longest record, in bytes: longer ones are more likely to be a quote that is never closed.</summary>
    public const int LongestRecord = 4 << 20;

    private readonly ByteReader _next = input.ReadFrom(start);
    private readonly long _start = start;
    private readonly int _unit = dialect.Decoder.UnitSize;
    private byte[] _buffer = new byte[blockSize + LineSlack];
    private int _length;
    private bool _ended;
    private long _offset = start;
    private long _line = startLine;

    // Room for the end of the last record of a block.
    private const int LineSlack = 16 * 1024;

    /// <summary>Reads the next segment into an array of its own.</summary>
    /// <inheritdoc cref="Next(ref byte[])"/>
    public Segment? Next()
    {
        byte[] room = [];
        return Next(ref room);
    }

    /// <summary>Reads the next segment.</summary>
    /// <param name="room">Where its bytes go; replaced where it is too small.</param>
    /// <returns>The segment; <see langword="null"/> at the end of the file.</returns>
    /// <exception cref="InputException">The file cannot be read, or a record is too long.</exception>
    public Segment? Next(ref byte[] room)
    {
        long index = (_offset - _start) / blockSize;
        int blockEnd = (int)((index + 1) * blockSize - (_offset - _start));
        int end = FindEnd(blockEnd);
        if (end == 0)
            return null;
        // What is left may be notes below the table, which go with the rows above them.
        Fill(end + TableTail.Longest);
        if (_ended && _length - end < TableTail.Longest && blockSize >= LineSlack)
            end = _length;
        if (room.Length < end)
            room = new byte[end];
        _buffer.AsSpan(0, end).CopyTo(room);
        var segment = new Segment(index, _offset, _line, room.AsMemory(0, end), IsLast: _ended && end == _length);
        _line += dialect.Decoder.Narrow(_buffer.AsSpan(0, end)).Count(dialect.LineEnd);
        _offset += end;
        _length -= end;
        _buffer.AsSpan(end, _length).CopyTo(_buffer);
        return segment;
    }

    /// <summary>The number of bytes up to the first record end at or behind a place, or up to the end of the file.</summary>
    private int FindEnd(int blockEnd)
    {
        Fill(blockEnd + _unit);
        while (true)
        {
            ReadOnlySpan<byte> text = dialect.Decoder.Narrow(_buffer.AsSpan(0, _length - _length % _unit));
            int end = text.Length == 0 ? -1 : RecordScanner.EndOfRecordAt(text, Math.Min(blockEnd / _unit, text.Length), dialect);
            if (end >= 0)
                return end * _unit;
            if (_ended)
                return _length;
            if (_length - blockEnd > LongestRecord)
                throw TooLong(text);
            Fill(_length * 2);
        }
    }

    private void Fill(int wanted)
    {
        if (wanted > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(wanted, _buffer.Length + LineSlack));
        while (_length < wanted && !_ended)
        {
            int read = _next(_buffer.AsSpan(_length));
            _length += read;
            _ended = read == 0;
        }
    }

    // Where the last record starts, which has no end.
    private InputException TooLong(ReadOnlySpan<byte> text)
    {
        int start = RecordScanner.StartOfLast(text, dialect.LineEnd);
        return RecordTooLong(input.File, _line + text[..start].Count(dialect.LineEnd));
    }

    /// <summary>The error for a record that is too long.</summary>
    public static InputException RecordTooLong(string file, long line) => new(file, line,
        FormattableString.Invariant($"a row is longer than {LongestRecord >> 20} MiB; expected shorter ones; look for a quote that is not closed, or for line ends that are missing"));
}

/// <summary>A stretch of a file that holds whole records.</summary>
/// <param name="Index">Which block of the file its first record starts in, from 0.</param>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Line">The line it starts at, from 1; 0 when that is not known.</param>
/// <param name="Bytes">The bytes as they are in the file; who reads the records may change them.</param>
/// <param name="IsLast">Whether the file ends with it.</param>
internal sealed record Segment(long Index, long Offset, long Line, Memory<byte> Bytes, bool IsLast = false);

/// <summary>Tells the line at which a segment of a file starts; for a segment read out of order, by counting the lines before it.</summary>
/// <param name="dialect">How it writes a table.</param>
internal sealed class LineLocator(CsvInput input, CsvDialect dialect)
{
    private const int ChunkLength = 1 << 20;

    private readonly List<Segment> _segments = [];

    /// <summary>Of what is one segment, from the first line on.</summary>
    public static LineLocator OfWhole()
    {
        var dialect = new CsvDialect
        {
            Separator = ',',
            HasHeader = true,
            Comment = null,
            LineEnd = (byte)'\n',
            Decoder = new TextDecoder(TextEncoding.Utf8, 0),
        };
        var locator = new LineLocator(new MemoryInput("", [], isFile: false), dialect);
        locator.Add(new Segment(0, 0, 1, default));
        return locator;
    }

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
