namespace LrFind.TorchSharp.Natives;

/// <summary>Files that can be made again, kept in the cache of the user for the next time.</summary>
internal static class UserCache
{
    /// <summary>Its folder, where the system keeps what can be made again.</summary>
    public static string Folder()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
            : home.Length > 0 ? Path.Combine(home, ".cache") : Path.GetTempPath();
        return Path.Combine(cache, "lrfind", "torchsharp");
    }

    /// <summary>Puts a file in place whole, and its folder where there is none: another process may be doing the same.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Put(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string beside = $"{path}.{Path.GetRandomFileName()}";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Removes the oldest files of a folder, so that it does not grow for ever.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="most">How many files stay.</param>
    /// <exception cref="IOException">One cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be removed.</exception>
    public static void Trim(string folder, int most)
    {
        FileInfo[] files = new DirectoryInfo(folder).GetFiles();
        foreach (FileInfo old in files.OrderByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Skip(most))
            old.Delete();
    }
}
