namespace LrFind.Foundation.Files;

/// <summary>Which file was probably meant by a name that none has.</summary>
internal static class NearestFile
{
    // A folder of more is read for a hint by nobody.
    private const int MostFiles = 2000;

    /// <summary>
    /// The end of a message: <c>; did you mean 'data/iris.csv'?</c>; nothing where no file in its folder is called like it. One of whose
    /// name only the ending is missing is meant before those that are a few letters away.
    /// </summary>
    /// <param name="path">The file that is not there, as the user named it.</param>
    public static string Hint(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "", name = Path.GetFileName(path);
        if (name.Length == 0)
            return "";
        string[] files = In(folder);
        string[] longer = [.. files.Where(f => Path.GetFileNameWithoutExtension(f).Equals(name, StringComparison.OrdinalIgnoreCase))];
        IReadOnlyList<string> close = longer.Length == 1 ? longer : Nearest.All(name, files);
        // A link that leads nowhere is no file, and may be the very one that was named.
        string[] paths = [.. close.Select(f => Path.Combine(folder, f)).Where(p => EntryStatus.Of(p) is not null)];
        return paths.Length == 0 ? "" : $"; did you mean {Nearest.Quoted(paths)}?";
    }

    /// <summary>The same of a file that is to be written, and whose ending says nothing: <c>; did you mean 'lr.png'?</c></summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="endings">The endings that say something, each as in <c>.png</c>.</param>
    public static string EndingHint(string path, IEnumerable<string> endings) =>
        Nearest.All(Path.GetExtension(path), endings) is { Count: > 0 } close
            ? $"; did you mean {Nearest.Quoted([.. close.Select(e => Path.ChangeExtension(path, e))])}?" : "";

    // Hidden files are not shown.
    private static string[] In(string folder)
    {
        try
        {
            var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
            IEnumerable<string> files = Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*", options);
            return [.. files.Take(MostFiles).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
