using System.Text;

namespace LrFind.Models;

/// <summary>A C# file of a model that is code.</summary>
/// <param name="Path">The file as the user named it, or in the same folder.</param>
/// <param name="Bytes">What it holds: UTF-8, or what the mark at its beginning says.</param>
internal sealed record CodeFile(string Path, byte[] Bytes)
{
    private const string Source = ".cs";

    /// <summary>What it says.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(new MemoryStream(Bytes), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Files that are named together, as in <c>Net.cs,Blocks.cs</c>; the name itself where it is that of one file.</summary>
    /// <param name="name">Files separated by commas. A comma may also stand in the name of one.</param>
    public static string[] Paths(string name)
    {
        if (!name.Contains(',', StringComparison.Ordinal) || File.Exists(name))
            return [name];
        string[] paths = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(paths, p => p.EndsWith(Source, StringComparison.OrdinalIgnoreCase))
            ? [.. paths.Distinct(StringComparer.Ordinal)] : [name];
    }

    /// <summary>The files of a name.</summary>
    /// <param name="name">As <see cref="Paths"/> takes it.</param>
    /// <param name="limit">The most bytes of one.</param>
    /// <exception cref="Foundation.InputException">One cannot be read, or is larger.</exception>
    public static CodeFile[] Read(string name, int limit) =>
        Array.ConvertAll(Paths(name), path => new CodeFile(path, FileModel.Read(path, limit)));

    /// <summary>What files hold, one behind the other.</summary>
    public static byte[] Joined(CodeFile[] files) => files.Length == 1 ? files[0].Bytes : [.. files.SelectMany(f => f.Bytes)];
}
