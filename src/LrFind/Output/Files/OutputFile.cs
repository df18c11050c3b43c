using System.Text;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Output.Files;

/// <summary>
/// A file that appears whole or not at all: it is opened before the work starts, filled where nobody sees it, and put in place at the end,
/// by the <see cref="OutputSet"/> that it belongs to. What stood there before stays until then.
/// </summary>
/// <param name="path">Its place, as the user would name it.</param>
/// <param name="content">Where it is filled.</param>
internal abstract class OutputFile(string path, Stream content) : IDisposable
{
    /// <summary>The file's place, as the user would name it.</summary>
    public string Path { get; } = path;

    /// <summary>What was written.</summary>
    protected Stream Content { get; } = content;

    /// <summary>Opens a file: one that is to be replaced, or a device or a pipe, which is written into.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static OutputFile Open(string path) => OpenIfFolder(path) ?? throw NoFolder(path);

    /// <summary>Opens a file in a folder that may be gone.</summary>
    /// <returns>The file; <see langword="null"/> where there is no such folder.</returns>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static OutputFile? OpenIfFolder(string path)
    {
        try
        {
            return OpenIn(path);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(path, e);
        }
    }

    /// <summary>Writes the file's bytes.</summary>
    /// <exception cref="UsageException">It cannot be written, as when the disk is full.</exception>
    public void Write(Action<Stream> write) => Try(() =>
    {
        write(Content);
        Content.Flush();
    });

    /// <summary>Writes the file as text, in UTF-8.</summary>
    /// <exception cref="UsageException">It cannot be written, as when the disk is full.</exception>
    public void WriteText(Action<TextWriter> write) => Write(stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    });

    /// <summary>Puts the content in its place.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public void Place() => Try(PlaceContent);

    /// <summary>Whether what was there before can be put back.</summary>
    public abstract bool CanPutBack { get; }

    /// <summary>Puts back what was there before.</summary>
    /// <exception cref="UsageException">It cannot be.</exception>
    public void PutBack() => Try(PutFormerBack);

    /// <summary>Closes the file; one that was not put in place leaves no trace.</summary>
    public abstract void Dispose();

    /// <inheritdoc cref="Place"/>
    protected abstract void PlaceContent();

    /// <inheritdoc cref="PutBack"/>
    protected abstract void PutFormerBack();

    private static OutputFile OpenIn(string path) => EntryStatus.Of(path)?.Kind switch
    {
        EntryKind.Folder => throw new UsageException($"cannot write '{path}': it is a folder"),
        EntryKind.Device => new DeviceFile(path),
        _ => ReplacedFile.Create(path),
    };

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(Path, e);
        }
    }

    private static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException;

    private static UsageException Refused(string path, Exception e) =>
        e is DirectoryNotFoundException ? NoFolder(path) : new($"cannot write '{path}': {ExceptionText.WriteRefusal(e)}");

    private static UsageException NoFolder(string path) => new($"cannot write '{path}': there is no such folder");
}

/// <summary>A device or a named pipe: it stays what it is, and gets all at once what others would find in a file.</summary>
/// <param name="path">Its place.</param>
internal sealed class DeviceFile(string path) : OutputFile(path, new MemoryStream())
{
    /// <inheritdoc/>
    public override bool CanPutBack => false;

    /// <inheritdoc/>
    public override void Dispose() => Content.Dispose();

    // A pipe is opened only now: that waits for its reader.
    /// <inheritdoc/>
    protected override void PlaceContent()
    {
        using var device = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Content.Position = 0;
        Content.CopyTo(device);
    }

    /// <inheritdoc/>
    protected override void PutFormerBack() => throw new NotSupportedException("what went into a device is gone");
}
