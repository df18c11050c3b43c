namespace LrFind.Cli.Output;

/// <summary>
/// A file that appears whole or not at all: it is opened before the work starts, written under another name beside its place, and renamed at
/// the end. What stood there before stays until then.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _temporary;
    private bool _committed;

    private OutputFile(string path, string temporary, FileStream stream) => (Path, _temporary, Stream) = (path, temporary, stream);

    /// <summary>The file's place, as the user would name it.</summary>
    public string Path { get; }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static OutputFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"cannot write '{path}': it is a folder");
        string full = System.IO.Path.GetFullPath(path);
        string temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(full)!, $".{System.IO.Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        try
        {
            return new OutputFile(path, temporary, new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write '{path}': {Reason(e)}");
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public void Commit()
    {
        try
        {
            Stream.Dispose();
            File.Move(_temporary, Path, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write '{Path}': {Reason(e)}");
        }
    }

    /// <summary>Closes the file; one that was not committed leaves no trace.</summary>
    public void Dispose()
    {
        if (_committed)
            return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk speaks up again when what is buffered is flushed; the file goes away all the same.
        }

        File.Delete(_temporary);
    }

    private static string Reason(Exception e) => e switch
    {
        DirectoryNotFoundException => "there is no such folder",
        UnauthorizedAccessException => "permission was denied",
        _ => e.Message,
    };
}
