using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Bytes in memory.</summary>
/// <param name="file">The name to use in messages.</param>
/// <param name="bytes">The bytes; not copied.</param>
/// <param name="isFile">Whether they are what a file holds, or would hold.</param>
internal sealed class MemoryInput(string file, byte[] bytes, bool isFile = true) : CsvInput
{
    /// <inheritdoc/>
    public override string File => file;

    /// <inheritdoc/>
    public override long? Length => bytes.Length;

    /// <inheritdoc/>
    public override FileDigest? Digest { get; } = isFile ? FileDigest.From(bytes) : null;

    /// <inheritdoc/>
    public override byte[] ReadAll() => bytes;

    /// <inheritdoc/>
    public override int ReadAt(long offset, Span<byte> destination) => Copy(bytes, offset, destination);

    /// <inheritdoc/>
    public override ByteReader ReadFrom(long offset) => destination =>
    {
        int read = ReadAt(offset, destination);
        offset += read;
        return read;
    };

    /// <inheritdoc/>
    protected override byte[] ReadHead(int length) => bytes.Length <= length ? bytes : bytes[..length];

    /// <summary>Copies bytes from a place on, as many as there are room for or left.</summary>
    public static int Copy(byte[] bytes, long offset, Span<byte> destination)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan((int)Math.Min(offset, bytes.Length));
        rest = rest[..Math.Min(rest.Length, destination.Length)];
        rest.CopyTo(destination);
        return rest.Length;
    }
}
