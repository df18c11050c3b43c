using LrFind.Foundation;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Data.Csv;

/// <summary>An ordinary file, any part of which can be read.</summary>
internal sealed class FileInput : CsvInput
{
    private readonly SafeFileHandle _handle;
    private readonly long _length;
    private readonly DateTime _modified;
    private byte[]? _all;

    private FileInput(string path, SafeFileHandle handle)
    {
        (File, _handle) = (path, handle);
        (_length, _modified) = State();
    }

    /// <inheritdoc/>
    public override string File { get; }

    /// <inheritdoc/>
    public override long? Length => _length;

    /// <inheritdoc/>
    public override FileDigest? Digest => _all is null ? null : FileDigest.From(_all);

    /// <summary>Opens a file: an ordinary one, a compressed one, or a pipe.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static new CsvInput Open(string path)
    {
        FileStream stream = OpenStream();
        // Devices, and files that the system makes up, say that they are empty.
        if (!stream.CanSeek || stream.Length == 0)
            return new StreamInput(path, () => Unpacking.UnpackIfPacked(stream), isCompressed: false);
        Span<byte> magic = stackalloc byte[FileKind.GzipMagic.Length];
        bool isCompressed = RandomAccess.Read(stream.SafeFileHandle, magic, 0) == magic.Length && magic.SequenceEqual(FileKind.GzipMagic);
        if (!isCompressed)
            return new FileInput(path, stream.SafeFileHandle);
        using (stream)
            return OpenCompressed(path, stream, OpenStream);

        FileStream OpenStream() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <inheritdoc/>
    public override byte[] ReadAll()
    {
        if (_all is not null)
            return _all;
        byte[] head = Head;
        if (head.Length == _length)
            return _all = head;
        byte[] all = new byte[_length];
        head.CopyTo(all, 0);
        ReadAt(head.Length, all.AsSpan(head.Length));
        return _all = all;
    }

    /// <inheritdoc/>
    public override int ReadAt(long offset, Span<byte> destination)
    {
        if (_all is not null)
            return MemoryInput.Copy(_all, offset, destination);
        try
        {
            int read = 0;
            while (read < destination.Length && RandomAccess.Read(_handle, destination[read..], offset + read) is > 0 and int more)
                read += more;
            return read < Math.Min(destination.Length, _length - offset) ? throw Changed() : read;
        }
        catch (IOException e)
        {
            throw new InputException(File, $"the file could not be read: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public override ByteReader ReadFrom(long offset) => destination =>
    {
        int read = ReadAt(offset, destination);
        offset += read;
        return read;
    };

    /// <inheritdoc/>
    public override void RequireUnchanged()
    {
        if (State() != (_length, _modified))
            throw Changed();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _handle.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override byte[] ReadHead(int length)
    {
        byte[] head = new byte[Math.Min(length, _length)];
        ReadAt(0, head);
        return head;
    }

    // What was packed is kept where it is not too large, so that all that is made of it is made of the same bytes.
    private static StreamInput OpenCompressed(string path, FileStream stream, Func<FileStream> open)
    {
        if (stream.Length > FileDigest.LargestFile)
            return new StreamInput(path, () => Unpacking.Unpack(open()), isCompressed: true);
        byte[] packed = new byte[stream.Length];
        stream.ReadExactly(packed);
        return new StreamInput(
            path, () => Unpacking.Unpack(new MemoryStream(packed)), isCompressed: true, FileDigest.From(packed));
    }

    private (long Length, DateTime Modified) State() => (RandomAccess.GetLength(_handle), System.IO.File.GetLastWriteTimeUtc(_handle));

    private InputException Changed() => new(
        File, "the file changed while it was read; expected it to stay as it is; try again when it is complete");
}
