namespace LrFind.Data.Csv;

/// <summary>
/// Cuts a file, read in order, into segments of whole records: each holds the records that start in one block of so many bytes. Blocks in
/// which no record starts are passed over.
/// </summary>
/// <param name="input">The file.</param>
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
    /// <exception cref="DatasetException">The file cannot be read, or a record is too long.</exception>
    public Segment? Next(ref byte[] room)
    {
        long index = (_offset - _start) / blockSize;
        int blockEnd = (int)((index + 1) * blockSize - (_offset - _start));
        int end = FindEnd(blockEnd);
        if (end == 0)
            return null;
        if (room.Length < end)
            room = new byte[end];
        _buffer.AsSpan(0, end).CopyTo(room);
        var segment = new Segment(index, _offset, _line, room.AsMemory(0, end));
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
                throw TooLong(text[..Math.Min(blockEnd / _unit, text.Length)]);
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

    private DatasetException TooLong(ReadOnlySpan<byte> before) => RecordTooLong(input.File, _line + before.Count(dialect.LineEnd));

    /// <summary>The error for a record that is too long.</summary>
    public static DatasetException RecordTooLong(string file, long line) => new(file, line,
        FormattableString.Invariant($"a row is longer than {LongestRecord >> 20} MiB; expected shorter ones; look for a quote that is not closed, or for line ends that are missing"));
}
