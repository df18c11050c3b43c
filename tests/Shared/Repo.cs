namespace LrFind.Testing;

/// <summary>The repository that the tests run in.</summary>
internal static class Repo
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    /// <summary>All C# files below a folder but for what the build makes.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts"));

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LrFind.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("the tests run outside of the repository: there is no LrFind.sln above them");
    }
}
