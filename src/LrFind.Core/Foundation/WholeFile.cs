namespace LrFind.Foundation;

/// <summary>
/// Reads files that are used whole. What counts is the bytes that come, and not the length that the file says it has: a pipe has none, and
/// a device may never end.
/// </summary>
internal static class WholeFile
{
    private const int ChunkLength = 81_920;

    /// <summary>All bytes of a file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="limit">The most bytes of such a file.</param>
    /// <param name="kind">What the file should be, as in "a curve".</param>
    /// <exception cref="InputException">It is larger.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string file, int limit, string kind)
    {
        // Others may write to it at the same time, as the tasks of a sweep do.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return ReadUpTo(stream.Read, stream.CanSeek ? stream.Length : 0, limit) ?? throw new InputException(
            file, $"the file holds more than {Words(limit)}; expected {kind}, which has no more; name another file");
    }

    private static string Words(int bytes) => bytes < 1 << 20
        ? FormattableString.Invariant($"{bytes >> 10} KiB") : FormattableString.Invariant($"{bytes >> 20} MiB");

    /// <summary>All bytes that come; <see langword="null"/> where there are too many.</summary>
    /// <param name="next">Reads the next bytes; says how many, 0 at the end.</param>
    /// <param name="length">How many there should be; 0 where that is not known.</param>
    /// <param name="limit">The most.</param>
    public static byte[]? ReadUpTo(Func<Span<byte>, int> next, long length, int limit)
    {
        if (length > limit)
            return null;
        // One more shows that there are no more.
        byte[] bytes = new byte[Math.Max(length + 1, ChunkLength)];
        int count = 0;
        for (int read = next(bytes); read > 0; read = next(bytes.AsSpan(count)))
        {
            count += read;
            if (count > limit)
                return null;
            if (count == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(2L * count, limit + 1L));
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }
}
