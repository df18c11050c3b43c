namespace LrFind.Core.Tests;

/// <summary>Compares text with a file kept in tests/golden; LRFIND_UPDATE_GOLDEN=1 rewrites the file instead.</summary>
internal static class Golden
{
    private static string Folder => Path.Combine(Root(), "tests", "golden");

    /// <summary>Fails when <paramref name="actual"/> is not what the file holds.</summary>
    /// <param name="name">Path below tests/golden, with forward slashes.</param>
    /// <param name="actual">Text with line feeds.</param>
    public static void Match(string name, string actual)
    {
        string path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("LRFIND_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no golden file {name}; LRFIND_UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LrFind.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside of the repository: no LrFind.sln above them.");
    }
}
