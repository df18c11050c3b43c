namespace LrFind.Testing;

/// <summary>Compares text with a file kept in tests/golden; LRFIND_UPDATE_GOLDEN=1 rewrites the file instead.</summary>
internal static class Golden
{
    /// <summary>Fails when <paramref name="actual"/> is not what the file holds.</summary>
    /// <param name="name">Path below tests/golden, with forward slashes.</param>
    /// <param name="actual">The text.</param>
    public static void Match(string name, string actual)
    {
        string path = Path.Combine(Repo.Root, "tests", "golden", name);
        if (Environment.GetEnvironmentVariable("LRFIND_UPDATE_GOLDEN") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; LRFIND_UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
