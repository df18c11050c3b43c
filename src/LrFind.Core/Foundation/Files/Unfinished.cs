namespace LrFind.Foundation.Files;

/// <summary>
/// What a process that is ended from outside, wherever it is, has to take away: files that are not in their places yet, locks, folders
/// that were made for nothing.
/// </summary>
internal static class Unfinished
{
    private static readonly Lock s_lock = new();
    private static readonly HashSet<string> s_paths = new(StringComparer.Ordinal);

    /// <summary>Takes note of a file or a folder before it is made.</summary>
    public static void Add(string path)
    {
        lock (s_lock)
            s_paths.Add(path);
    }

    /// <summary>The file or folder is in its place, or gone.</summary>
    public static void Forget(string path)
    {
        lock (s_lock)
            s_paths.Remove(path);
    }

    /// <summary>Does what must not be broken off halfway, such as putting several files in place. It must not wait for anything.</summary>
    public static void WithoutInterruption(Action work)
    {
        lock (s_lock)
            work();
    }

    /// <summary>Takes all away, for good: to be called by a process that ends right afterwards, and keeps its other threads out.</summary>
    /// <param name="patience">How long to wait for work that must not be broken off.</param>
    public static void RemoveAll(TimeSpan patience)
    {
        s_lock.TryEnter(patience);
        // Folders after what is in them.
        foreach (string path in s_paths.OrderByDescending(p => p.Length))
            Remove(path);
    }

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path);
            else
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that others have put something in, or what is gone already.
        }
    }
}
