namespace LrFind.Foundation.Files;

/// <summary>
/// A file without a name of its own yet, beside the place it is for. Nobody can foresee what it is called, it is never opened through a
/// link, and it is locked while its process lives, so that what a killed process left can be told from what another works on.
/// </summary>
internal static class TemporaryFile
{
    private const string Prefix = ".lrfind-", Ending = ".tmp";

    // What the system says of a file that another process has locked.
    private const int SharingViolation = unchecked((int)0x80070020), WouldBlock = 11, WouldBlockOnMac = 35;

    private static readonly EnumerationOptions s_alsoHidden = new() { AttributesToSkip = 0 };

    /// <summary>Makes one. It is removed when the process is interrupted, until <see cref="Unfinished.Forget"/> is told of it.</summary>
    /// <param name="folder">The folder it is in.</param>
    /// <returns>The file, open, and its path.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static (FileStream Stream, string Path) Create(string folder)
    {
        while (true)
        {
            string path = NewName(folder);
            Unfinished.Add(path);
            try
            {
                var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                // Another process that cleans up may have come between making it and locking it.
                if (File.Exists(path))
                    return (stream, path);
                stream.Dispose();
            }
            catch (IOException e) when (IsLocked(e))
            {
                // Being cleaned up at this moment.
            }
            catch (FileNotFoundException e)
            {
                // Said where the folder went away and came again meanwhile.
                Unfinished.Forget(path);
                throw new DirectoryNotFoundException(e.Message, e);
            }
            catch
            {
                Unfinished.Forget(path);
                throw;
            }

            Unfinished.Forget(path);
        }
    }

    /// <summary>Whether a file cannot be opened since another process has it locked, as what it writes is until it is done.</summary>
    public static bool IsLocked(IOException e) => e.HResult is SharingViolation or WouldBlock or WouldBlockOnMac;

    /// <summary>A path in a folder at which nothing is.</summary>
    public static string NewName(string folder) => Path.Combine(folder, $"{Prefix}{Guid.NewGuid():n}{Ending}");

    /// <summary>Removes what processes left in a folder that were killed.</summary>
    public static void RemoveLeft(string folder) => RemoveUnlocked(folder, $"{Prefix}*{Ending}");

    /// <summary>Removes files that no process has locked.</summary>
    /// <param name="folder">Where to look; it need not be there.</param>
    /// <param name="pattern">Their names.</param>
    public static void RemoveUnlocked(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Quietly(() => Directory.GetFiles(folder, pattern, s_alsoHidden)) ?? [])
            Quietly(() => RemoveUnlocked(path));
    }

    // A link is no file that was made here, and what it leads to may be a pipe, which would not be opened before someone writes to it.
    private static bool RemoveUnlocked(string path)
    {
        if (new FileInfo(path).LinkTarget is not null || EntryStatus.Of(path) is not { Kind: EntryKind.File })
            return false;
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        return true;
    }

    // Nothing hangs on it.
    private static T? Quietly<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
