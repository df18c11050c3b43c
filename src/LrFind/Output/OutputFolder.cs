namespace LrFind.Cli.Output;

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
