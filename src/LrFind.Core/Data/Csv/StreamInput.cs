using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Bytes that can only be read in order: a compressed file, a pipe or standard input.</summary>
/// <param name="file">The name to use in messages.</param>
/// <param name="open">Opens the bytes; called again only where they are compressed.</param>
/// <param name="isCompressed">Whether they are unpacked on the way, and so can be read again.</param>
/// <param name="digest">The digest of the file, where they come from one that is kept in memory.</param>
internal sealed class StreamInput(string file, Func<Stream> open, bool isCompressed, FileDigest? digest = null) : CsvInput
{
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
    /// <exception cref="InputException">They cannot be read, or are too many for an array.</exception>
    public MemoryInput ReadToEnd()
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[HeadLength];
        ByteReader next = ReadFrom(0);
        try
        {
            for (int read = next(buffer); read > 0; read = next(buffer))
                bytes.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            throw new InputException(file, "there are more than 2 GiB; expected less from what can be read only once; save it as a file");
        }

        return new MemoryInput(file, bytes.ToArray(), isFile: false);
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
