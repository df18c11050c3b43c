using System.Text;
using LrFind.Foundation.Files;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Cli.Output;

/// <summary>
/// A stream that the process was given to write to, which may be closed, full, or gone at any time. That is told once, by an exception, or
/// not at all; what is written afterwards goes nowhere.
/// </summary>
/// <param name="inner">The stream; <see langword="null"/> where it is closed.</param>
/// <param name="name">What it is called; <see langword="null"/> where there is nobody left to tell that it broke.</param>
internal sealed class StandardStream(Stream? inner, string? name) : Stream
{
    private bool _isBroken;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output as UTF-8; written when flushed.</summary>
    public static StreamWriter Output() =>
        Writer(new StandardStream(
            Open(StandardDescriptors.Output, () => !Console.IsOutputRedirected, Console.OpenStandardOutput), "standard output"));

    /// <summary>Standard error as UTF-8; written at once.</summary>
    public static StreamWriter Error()
    {
        bool Waits() => !Console.IsErrorRedirected || IsPipe(StandardDescriptors.Error);
        Stream? stream = Open(StandardDescriptors.Error, Waits, Console.OpenStandardError);
        StreamWriter writer = Writer(new StandardStream(stream, name: null));
        writer.AutoFlush = true;
        return writer;
    }

    /// <summary>Whether a stream is there and is a terminal.</summary>
    /// <param name="isOutput">Standard output or, otherwise, standard error.</param>
    public static bool IsTerminal(bool isOutput) =>
        StandardDescriptors.IsOpen(isOutput ? StandardDescriptors.Output : StandardDescriptors.Error)
        && !(isOutput ? Console.IsOutputRedirected : Console.IsErrorRedirected);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_isBroken || buffer.IsEmpty)
            return;
        try
        {
            if (inner is null)
                throw new IOException("it is closed");
            inner.Write(buffer);
            inner.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isBroken = true;
            if (name is not null)
                throw new IOException($"cannot write to {name}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private static StreamWriter Writer(StandardStream stream) => new(stream, new UTF8Encoding(false));

    // The console's own streams switch a Unix terminal's keypad to application mode before the first letter, for input that lrfind never
    // reads. And one that nobody reads from holds up the other: last words could not be said. A terminal can be written directly; a file
    // cannot, because there output and error may share one position; nor can a large output into a pipe that does not wait for its reader.
    private static Stream? Open(int descriptor, Func<bool> isDirect, Func<Stream> openConsole)
    {
        if (!StandardDescriptors.IsOpen(descriptor))
            return null;
        return !OperatingSystem.IsWindows() && isDirect()
            ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0)
            : openConsole();
    }

    private static bool IsPipe(int descriptor) => EntryStatus.OfDescriptor(descriptor) is { Kind: EntryKind.Device };
}
