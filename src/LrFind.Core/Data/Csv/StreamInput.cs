using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Bytes that can only be read in order: a compressed file, a pipe or standard input.</summary>
/// <param name="file">The name to use in messages.</param>
/// <param name="open">Opens the bytes; called again only where they are compressed.</param>
/// <param name="isCompressed">Whether they are unpacked on the way, and so can be read again.</param>
/// <param name="digest">The digest of the file, where they come from one that is kept in memory.</param>
internal sealed class StreamInput(string file, Func<Stream> open, bool isCompressed, FileDigest? digest = null) : CsvInput
{
    // It is copied when it grows, and what is made of it takes up more.
    private static readonly int s_mostKept = (int)Math.Min(512 << 20, MachineMemory.Bytes / 8);

    private Stream? _stream;
    private byte[] _head = [];
    private int _headRead;

    /// <inheritdoc/>
    public override string File => file;

    /// <inheritdoc/>
    public override long? Length => null;

    /// <inheritdoc/>
    public override bool CanReadAgain => isCompressed;

    /// <inheritdoc/>
    public override FileDigest? Digest => digest;

    /// <inheritdoc/>
    public override byte[] ReadAll() => throw new NotSupportedException("a stream has no known length");

    /// <inheritdoc/>
    public override int ReadAt(long offset, Span<byte> destination) => throw new NotSupportedException("a stream has no places");

    /// <inheritdoc/>
    public override ByteReader ReadFrom(long offset)
    {
        byte[] head = Head;
        if (_headRead > 0)
            Reopen();
        _headRead = (int)offset;
        return Next;

        int Next(Span<byte> destination)
        {
            if (_headRead >= head.Length)
                return Read(destination);
            int count = Math.Min(head.Length - _headRead, destination.Length);
            head.AsSpan(_headRead, count).CopyTo(destination);
            _headRead += count;
            return count;
        }
    }

    /// <summary>All bytes at once.</summary>
    /// <param name="table">What the first records tell of the table.</param>
    /// <exception cref="InputException">They cannot be read, are too many to be kept, or a record is too long.</exception>
    public MemoryInput ReadToEnd(DetectedTable table)
    {
        byte[] bytes = [.. Head.AsSpan(0, (int)Math.Min(Head.Length, table.DataOffset))];
        int length = bytes.Length;
        // By segments, which find a row that has no end.
        var segments = new SegmentReader(this, table.Dialect, table.DataOffset, table.DataLine, HeadLength);
        byte[] room = [];
        while (segments.Next(ref room) is { } segment)
        {
            if (length + segment.Bytes.Length > s_mostKept)
            {
                throw new InputException(file, FormattableString.Invariant(
                    $"there are more than {s_mostKept >> 20} MiB; expected less from what can be read only once; save it as a file"));
            }

            if (length + segment.Bytes.Length > bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(s_mostKept, Math.Max(length + segment.Bytes.Length, bytes.Length * 3L / 2)));
            segment.Bytes.CopyTo(bytes.AsMemory(length));
            length += segment.Bytes.Length;
        }

        Array.Resize(ref bytes, length);
        return new MemoryInput(file, bytes, isFile: false);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _stream?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override byte[] ReadHead(int length)
    {
        byte[] known = _head;
        Array.Resize(ref _head, length);
        int read = known.Length;
        while (read < length && Read(_head.AsSpan(read)) is > 0 and int more)
            read += more;
        Array.Resize(ref _head, read);
        return _head;
    }

    // From the start again, and past the head, which is kept.
    private void Reopen()
    {
        _stream?.Dispose();
        _stream = null;
        int length = _head.Length;
        _head = [];
        ReadHead(length);
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return (_stream ??= open()).Read(destination);
        }
        catch (InvalidDataException)
        {
            throw new InputException(file, "the compressed data is damaged; expected a whole gzip file; try 'gzip -t' on it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, $"the file could not be read: {e.Message}");
        }
    }
}
