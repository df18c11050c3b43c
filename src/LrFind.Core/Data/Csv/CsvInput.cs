using LrFind.Foundation;
using LrFind.Foundation.Files;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Data.Csv;

/// <summary>Where the bytes of a table come from: a file, a compressed file, standard input or memory.</summary>
internal abstract class CsvInput : IDisposable
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Standard input in messages.</summary>
    public const string StandardInputName = "standard input";

    /// <summary>The bytes looked at to find out what a file is: enough for some hundred records.</summary>
    public const int HeadLength = 256 * 1024;

    private byte[]? _head;
    private int _headLength = HeadLength;

    /// <summary>The file as the user named it, for messages.</summary>
    public abstract string File { get; }

    /// <summary>
    /// The number of bytes, where it is known before they are read and any of them can be read at once; otherwise <see langword="null"/>.
    /// </summary>
    public abstract long? Length { get; }

    /// <summary>Whether the bytes can be read in order more than once.</summary>
    public virtual bool CanReadAgain => true;

    /// <summary>The first bytes: <see cref="HeadLength"/> of them at least, or all.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public byte[] Head => _head ??= ReadHead(HeadLength);

    /// <summary>Whether these are all.</summary>
    public bool HeadIsAll => Head.Length < _headLength;

    /// <summary>Reads four times as many first bytes.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public void GrowHead()
    {
        _headLength *= 4;
        _head = ReadHead(_headLength);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, or - for standard input.</param>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static CsvInput Open(string path) => path == StandardInput
        ? new StreamInput(StandardInputName, () => Unpacking.UnpackIfPacked(OpenStandardInput()), isCompressed: false)
        : CsvFile.Open(path, FileInput.Open);

    // The console's own stream edits the lines of a Unix terminal itself: for that it switches the keypad, and who is killed does not
    // switch it back.
    private static Stream OpenStandardInput() =>
        !StandardDescriptors.IsOpen(StandardDescriptors.Input)
            ? throw new InputException(StandardInputName, "it is closed; expected a CSV table there, as '< data.csv' puts it")
        : OperatingSystem.IsWindows() ? Console.OpenStandardInput()
        : new UnixStandardInput();

    /// <summary>Reads all bytes at once. Nobody may change them: they are kept for the digest. Needs <see cref="Length"/>.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public abstract byte[] ReadAll();

    /// <summary>The digest of the file, where all its bytes were read at once; otherwise <see langword="null"/>.</summary>
    public virtual FileDigest? Digest => null;

    /// <summary>
    /// Reads the bytes in order, from a place on. What cannot be read again, such as standard input, is opened once only.
    /// </summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public abstract ByteReader ReadFrom(long offset);

    /// <summary>Reads bytes from a place on, as many as there are room for or left. Needs <see cref="Length"/>.</summary>
    /// <exception cref="InputException">They cannot be read.</exception>
    public abstract int ReadAt(long offset, Span<byte> destination);

    /// <summary>Checks that nobody changed the file since it was opened.</summary>
    /// <exception cref="InputException">Somebody did.</exception>
    public virtual void RequireUnchanged()
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Reads the first bytes, so many or all; called with more and more before anything else is read.</summary>
    protected abstract byte[] ReadHead(int length);
}

/// <summary>Standard input of Unix, which has one end: that of a terminal would have another whenever it is read again.</summary>
internal sealed class UnixStandardInput()
    : FileStream(new SafeFileHandle(StandardDescriptors.Input, ownsHandle: false), FileAccess.Read, bufferSize: 0)
{
    private bool _isOver;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = _isOver ? 0 : base.Read(buffer, offset, count);
        _isOver = read == 0 && count > 0;
        return read;
    }
}

/// <summary>Reads the next bytes.</summary>
/// <param name="destination">Room for at least one.</param>
/// <returns>How many were read; 0 at the end.</returns>
internal delegate int ByteReader(Span<byte> destination);
