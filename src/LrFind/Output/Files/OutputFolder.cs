using LrFind.Foundation.Files;

namespace LrFind.Cli.Output.Files;

/// <summary>The folder outputs go to; made when it is not there, and taken away again when nothing was written to it.</summary>
internal sealed class OutputFolder : IDisposable
{
    // More often than other processes can be met with in so short a time.
    private const int Attempts = 100;

    private readonly string? _path;

    // The folders that were made for it, the innermost first.
    private readonly List<string> _made = [];

    private OutputFolder(string? path) => _path = path;

    /// <summary>Makes sure there is such a folder.</summary>
    /// <param name="path">The folder; <see langword="null"/> for the current one.</param>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static OutputFolder Open(string? path)
    {
        var folder = new OutputFolder(path);
        if (path is null || Directory.Exists(path))
            return folder;
        try
        {
            for (string? at = Path.GetFullPath(path); at is not null && !Path.Exists(at); at = Path.GetDirectoryName(at))
                folder._made.Add(at);
            folder._made.ForEach(Unfinished.Add);
            Directory.CreateDirectory(path);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            folder.Dispose();
            throw new UsageException($"cannot make the folder '{path}': {(e is UnauthorizedAccessException ? "permission was denied" : e.Message)}");
        }
    }

    /// <summary>A file's place in the folder.</summary>
    public string PathOf(string file) => _path is null ? file : Path.Combine(_path, file);

    /// <summary>
    /// Opens a file in the folder, which is made again where it is gone: of processes that start together and share it, one may have made
    /// it and taken it away, still empty, at any moment before the file is there.
    /// </summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public OutputFile OpenFile(string path)
    {
        for (int attempt = 1; attempt < Attempts && _path is not null; attempt++)
        {
            MakeAgain();
            if (OutputFile.OpenIfFolder(path) is { } file)
                return file;
        }

        return OutputFile.Open(path);
    }

    private void MakeAgain()
    {
        try
        {
            if (!Directory.Exists(_path))
                Directory.CreateDirectory(_path!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said by who opens a file there.
        }
    }

    /// <summary>Keeps the folder.</summary>
    public void Keep()
    {
        _made.ForEach(Unfinished.Forget);
        _made.Clear();
    }

    /// <summary>Takes the folder away if it was made for nothing.</summary>
    public void Dispose()
    {
        foreach (string folder in _made)
        {
            RemoveEmpty(folder);
            Unfinished.Forget(folder);
        }
    }

    private static void RemoveEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process has written to it since, or has taken it away.
        }
    }
}
