namespace LrFind.Models;

/// <summary>The C# files of a model that are named together, as in <c>Net.cs,Blocks.cs</c>.</summary>
internal static class CodePaths
{
    private const string Source = ".cs";

    /// <summary>The files of a name; the name itself where it is that of one file.</summary>
    /// <param name="name">Files separated by commas. A comma may also stand in the name of one.</param>
    public static string[] Of(string name)
    {
        if (!name.Contains(',', StringComparison.Ordinal) || File.Exists(name))
            return [name];
        string[] paths = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(paths, p => p.EndsWith(Source, StringComparison.OrdinalIgnoreCase))
            ? [.. paths.Distinct(StringComparer.Ordinal)] : [name];
    }

    /// <summary>What the files hold, one behind the other.</summary>
    /// <param name="limit">The most bytes of one.</param>
    /// <exception cref="Foundation.InputException">One cannot be read, or is larger.</exception>
    public static byte[] Read(string name, int limit)
    {
        string[] paths = Of(name);
        return paths.Length == 1 ? FileModel.Read(paths[0], limit) : [.. paths.SelectMany(p => FileModel.Read(p, limit))];
    }
}
