namespace LrFind.Foundation.Files;

/// <summary>A file that only one process can have open, as long as it lives; it goes away with it.</summary>
internal sealed class LockFile : IDisposable
{
    // Who cleans up holds the lock of a process that was killed, or of one that is about to take it, for a moment.
    private const int Attempts = 10;
    private const int PauseMilliseconds = 10;

    private readonly string _path;
    private readonly FileStream _stream;

    private LockFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Takes a lock.</summary>
    /// <exception cref="IOException">Another process has it, as <see cref="TemporaryFile.IsLocked"/> says, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static LockFile Take(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (TryTake(path) is { } taken)
                    return taken;
            }
            catch (IOException e) when (attempt < Attempts && TemporaryFile.IsLocked(e))
            {
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        // While it is locked, so that nobody else's is taken away. On Windows the system does it.
        if (!OperatingSystem.IsWindows())
            File.Delete(_path);
        _stream.Dispose();
        Unfinished.Forget(_path);
    }

    private static LockFile? TryTake(string path)
    {
        FileOptions options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, options);
        // The file may have been taken away between opening and locking it; then the next process would lock another.
        if (OperatingSystem.IsWindows() || EntryStatus.Of(stream.SafeFileHandle)?.Id == EntryStatus.Of(path)?.Id)
        {
            Unfinished.Add(path);
            return new LockFile(path, stream);
        }

        stream.Dispose();
        return null;
    }
}
