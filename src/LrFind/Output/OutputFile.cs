using System.Text;

namespace LrFind.Cli.Output;

/// <summary>
/// A file that appears whole or not at all: it is opened before the work starts, written under another name beside its place, and renamed
/// at the end. What stood there before stays until then.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _committed;

    private OutputFile(string path, string temporary, FileStream stream) => (Path, _temporary, _stream) = (path, temporary, stream);

    /// <summary>The file's place, as the user would name it.</summary>
    public string Path { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static OutputFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"cannot write '{path}': it is a folder");
        string full = System.IO.Path.GetFullPath(path);
        string temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full)!,
            $".{System.IO.Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        try
        {
            return new OutputFile(path, temporary, new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None));
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(path, e);
        }
    }

    /// <summary>Writes the file's bytes.</summary>
    /// <exception cref="UsageException">It cannot be written, as when the disk is full.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            write(_stream);
            _stream.Flush();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(Path, e);
        }
    }

    /// <summary>Writes the file as text, in UTF-8.</summary>
    /// <exception cref="UsageException">It cannot be written, as when the disk is full.</exception>
    public void WriteText(Action<TextWriter> write) => Write(stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    });

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public void Commit()
    {
        try
        {
            _stream.Dispose();
            File.Move(_temporary, Path, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(Path, e);
        }
    }

    /// <summary>Closes the file; one that was not committed leaves no trace.</summary>
    public void Dispose()
    {
        if (_committed)
            return;
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk speaks up again when what is buffered is flushed; the file goes away all the same.
        }

        File.Delete(_temporary);
    }

    private static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException;

    private static UsageException Refused(string path, Exception e) => new($"cannot write '{path}': " + e switch
    {
        DirectoryNotFoundException => "there is no such folder",
        UnauthorizedAccessException => "permission was denied",
        // The system's words; the name of our temporary file behind them would only puzzle.
        _ => e.Message.Split(" : '")[0],
    });
}

/// <summary>The folder outputs go to; made when it is not there, and taken away again when nothing was written to it.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string? _path;
    private bool _remove;

    private OutputFolder(string? path, bool created) => (_path, _remove) = (path, created);

    /// <summary>Makes sure there is such a folder.</summary>
    /// <param name="path">The folder; <see langword="null"/> for the current one.</param>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static OutputFolder Open(string? path)
    {
        if (path is null || Directory.Exists(path))
            return new OutputFolder(path, created: false);
        try
        {
            Directory.CreateDirectory(path);
            return new OutputFolder(path, created: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"cannot make the folder '{path}': {(e is UnauthorizedAccessException ? "permission was denied" : e.Message)}");
        }
    }

    /// <summary>A file's place in the folder.</summary>
    public string PathOf(string file) => _path is null ? file : Path.Combine(_path, file);

    /// <summary>Keeps the folder.</summary>
    public void Keep() => _remove = false;

    /// <summary>Takes the folder away if it was made for nothing.</summary>
    public void Dispose()
    {
        if (_remove && !Directory.EnumerateFileSystemEntries(_path!).Any())
            Directory.Delete(_path!);
    }
}
