namespace LrFind.Foundation.Files;

/// <summary>
/// What tells whether two paths lead to the same file, whatever links are on the way: the numbers that the file system gives it, or its
/// final path where there are none.
/// </summary>
/// <param name="Text">The same text for the same file.</param>
internal sealed record FileIdentity(string Text)
{
    /// <summary>Of a file, which need not be there yet.</summary>
    public static FileIdentity Of(string path)
    {
        // The system follows links that are no paths, too: /dev/stdin.
        if (EntryStatus.Of(path) is { Id: { } known })
            return new(known);
        string target = Target(path);
        string? folder = Path.GetDirectoryName(target);
        return folder is null || EntryStatus.Of(folder) is not { Id: { } id } ? new(ByName(target)) : new($"{id}/{Path.GetFileName(target)}");
    }

    /// <summary>
    /// Of the ordinary file that a standard stream is; <see langword="null"/> where it is a terminal, a pipe or a device, or the system does
    /// not tell.
    /// </summary>
    /// <param name="descriptor">Its number.</param>
    public static FileIdentity? OfStream(int descriptor) =>
        StandardDescriptors.IsOpen(descriptor) && EntryStatus.OfDescriptor(descriptor) is { Kind: EntryKind.File, Id: { } id }
            ? new(id)
            : null;

    /// <summary>Of the file that standard input is.</summary>
    public static FileIdentity? OfStandardInput() => OfStream(StandardDescriptors.Input);

    /// <summary>The file behind all links, as an absolute path; it need not be there.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Target(string path)
    {
        // What a relative link is relative to is found out from an absolute path only.
        string full = Path.GetFullPath(path);
        return File.Exists(full) || new FileInfo(full).LinkTarget is not null
            ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full
            : full;
    }

    // Where two names that differ in case are the same file.
    private static string ByName(string target) =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? InFolders(target).ToUpperInvariant() : InFolders(target);

    // Links among the folders.
    private static string InFolders(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
            return path;
        string real = Directory.Exists(folder) && new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true) is { } link
            ? link.FullName : folder;
        return Path.Combine(InFolders(real), Path.GetFileName(path));
    }
}
